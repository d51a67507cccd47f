import { html, nothing, type TemplateResult } from 'lit'
import { currentLanguage, say } from '../../words/say.ts'

/** The unit shown: the wanted one where there is such, else that of the centre, else the first. */
export const unitShown = (units: readonly string[], wanted: string | undefined, own: string): string =>
  units.find((unit) => unit === wanted) ?? units.find((unit) => unit === own) ?? units[0] ?? own

/** What people call a unit: a currency by its name in the reader's language, an internal one by its code. */
export function unitWords(unit: string): string {
  try {
    const name = new Intl.DisplayNames([currentLanguage()], { type: 'currency' }).of(unit) ?? unit
    return name.slice(0, 1).toUpperCase() + name.slice(1)
  } catch {
    return unit
  }
}

/** Chooses among the units of the books; nothing where there is only one. */
export function unitSwitch(
  units: readonly string[],
  shown: string,
  choose: (unit: string) => void,
): TemplateResult | typeof nothing {
  if (units.length < 2) return nothing
  return html`<div class="segmented" role="group" aria-label=${say('account.unit')}>
    ${units.map(
      (unit) =>
        html`<button type="button" aria-pressed=${unit === shown} @click=${() => choose(unit)}>
          ${unitWords(unit)}
        </button>`,
    )}
  </div>`
}
