/** The folder of the built application: `index.html`, and `assets/` under hashed names. Run from source, it is the same. */
export const consoleFolder: URL = new URL(import.meta.url.endsWith('.ts') ? '../dist/app/' : '../app/', import.meta.url)

/**
 * The file under `consoleFolder` through which screens of plugins share the console's own Lit, components and client.
 * Its name is stable; what it re-exports is hashed.
 */
export const facade = 'shared.js'

/** What a screen of a plugin may import; everything resolves to the facade. */
export const sharedSpecifiers: readonly string[] = [
  'lit',
  'lit/directives/class-map.js',
  'lit/directives/if-defined.js',
  'lit/directives/live.js',
  'lit/directives/repeat.js',
  '@milpa/ui',
  '@milpa/client',
]
