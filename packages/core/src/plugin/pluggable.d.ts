/** pluggable.js 3.0.1 ships no types. It is used synchronously, at boot, on builders alone: see compose.ts. */
declare module 'pluggable.js' {
  export interface PluggablePlugin {
    dependencies?: readonly string[]
    overrides?: Record<string, unknown>
  }
  export interface PluginSocket {
    readonly initialized_plugins: string[]
    registerPlugin(name: string, plugin: PluggablePlugin): void
    initializePlugins(properties?: object, allow?: readonly string[], deny?: readonly string[]): void
  }
  export function enable<T extends object>(object: T, name?: string): T & { pluginSocket: PluginSocket }
}
