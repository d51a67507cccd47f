/** A widget as a plugin declares it: structurally the `Widget` of @milpa/core, which this package does not import. */
export interface WidgetFile {
  readonly tag: `milpa-${string}`
  /** The built `<name>.iife.js`; `<name>.js` (ES) and `<name>.<language>.json` stand beside it. */
  readonly module: URL
  /** Public queries it reads, by id. */
  readonly reads: readonly string[]
}

/** Where the built files of this package are. @param name for example `base.iife.js` */
export const distFile = (name: string): URL =>
  // From build/ in the workspace and from dist/node/ when installed.
  new URL(import.meta.url.endsWith('.ts') ? `../dist/${name}` : `../${name}`, import.meta.url)

/** What every page gets before the widgets: the loader, and the base with the one Lit. */
export const runtimeFiles = {
  loader: distFile('loader.js'),
  base: distFile('base.iife.js'),
  baseModule: distFile('base.js'),
}

/** The widgets of the core. */
export const coreWidgets: readonly WidgetFile[] = [
  {
    tag: 'milpa-directory',
    module: distFile('directory.iife.js'),
    reads: ['enterprises.directory'],
  },
  { tag: 'milpa-enterprise', module: distFile('enterprise.iife.js'), reads: ['enterprises.one'] },
  { tag: 'milpa-filters', module: distFile('filters.iife.js'), reads: ['enterprises.facets'] },
  { tag: 'milpa-map', module: distFile('map.iife.js'), reads: ['enterprises.map', 'territories.shapes'] },
]
