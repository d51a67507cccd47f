import { createRequire } from 'node:module'

/** A widget as a plugin declares it: structurally the `Widget` of @milpa/core, which this package does not import. */
export interface WidgetFile {
  readonly tag: `milpa-${string}`
  /** The built `<name>.iife.js`; `<name>.js` (ES) and `<name>.<language>.json` stand beside it. */
  readonly module: URL
  /** Public queries it reads, by id. */
  readonly reads: readonly string[]
}

/** The version of this package, which a widget's peer range must contain. */
export const widgetsVersion: string = (
  createRequire(import.meta.url)(import.meta.url.endsWith('.ts') ? '../package.json' : '../../package.json') as {
    version: string
  }
).version

/** Where the built files of this package are. @param name for example `base.iife.js` */
export const distFile = (name: string): URL =>
  // From build/ in the workspace and from dist/node/ when installed.
  new URL(import.meta.url.endsWith('.ts') ? `../dist/${name}` : `../${name}`, import.meta.url)

/** What every page gets before the widgets: the loader, and the base with the one Lit. */
export const runtimeFiles = {
  loader: distFile('loader.js'),
  base: distFile('base.iife.js'),
  baseModule: distFile('base.js'),
  /** What the base says, in each language but Spanish. */
  words: { en: distFile('base.en.json'), pt: distFile('base.pt.json'), fr: distFile('base.fr.json') },
}

/** The widgets of the core. */
export const coreWidgets: readonly WidgetFile[] = [
  {
    tag: 'milpa-directory',
    module: distFile('directory.iife.js'),
    reads: ['enterprises.directory', 'centre.about'],
  },
  { tag: 'milpa-enterprise', module: distFile('enterprise.iife.js'), reads: ['enterprises.one'] },
  { tag: 'milpa-filters', module: distFile('filters.iife.js'), reads: ['enterprises.facets'] },
  {
    tag: 'milpa-map',
    module: distFile('map.iife.js'),
    reads: ['enterprises.map', 'enterprises.shapes', 'centre.about'],
  },
  { tag: 'milpa-places', module: distFile('places.iife.js'), reads: ['enterprises.facets'] },
]
