/**
 * All that a widget takes from the host, from here or from `lit`: one flat module, so that core's and every plugin's
 * widgets on a page share one Lit. The list is closed: what nobody needs costs everybody. Directives of `lit/directives/`
 * come along with the widget that uses them, over this Lit (`_$LH` is what they reach it by).
 */
export { _$LH, css, html, LitElement, noChange, nothing, ReactiveElement, render, svg, unsafeCSS } from 'lit'
export type {
  CSSResultGroup,
  PropertyDeclaration,
  PropertyDeclarations,
  PropertyValues,
  SVGTemplateResult,
  TemplateResult,
} from 'lit'
export { define, icon, MilpaElement, type Parameters, type WidgetState, type Words } from './element.ts'
export { baseStyles } from './styles.ts'
