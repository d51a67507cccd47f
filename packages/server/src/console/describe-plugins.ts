import type { Health, Language, Milpa, Part, Plugin } from '@milpa/core'

/** What the console's page of plugins shows of one that is installed. */
export interface DescribedPlugin {
  readonly id: string
  readonly version: string
  /** Range of the core it was made for. */
  readonly core: string
  readonly dependencies: readonly string[]
  readonly adds: {
    readonly operations: number
    readonly queries: number
    readonly tables: number
    readonly widgets: readonly string[]
    readonly screens: readonly string[]
    readonly permissions: readonly string[]
  }
  /** Operations that it wraps, each with all who wrap it, outermost first. */
  readonly overrides: readonly { readonly operation: string; readonly chain: readonly string[] }[]
  readonly status: Health['status']
  readonly sentence: string | null
}

const isPlugin = (part: Part): part is Plugin => 'version' in part && 'id' in part

/** Every installed plugin, those that could not start included. */
export async function describePlugins(milpa: Milpa, language: Language): Promise<readonly DescribedPlugin[]> {
  const described = await Promise.all(
    milpa.host.registry.parts.filter(isPlugin).map((plugin) => describe(plugin, milpa, language)),
  )
  const failed = milpa.failed.map(({ id }): DescribedPlugin => ({
    id,
    version: '',
    core: '',
    dependencies: [],
    adds: { operations: 0, queries: 0, tables: 0, widgets: [], screens: [], permissions: [] },
    overrides: [],
    status: 'failed',
    sentence: null,
  }))
  return [...described, ...failed].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

async function describe(plugin: Plugin, milpa: Milpa, language: Language): Promise<DescribedPlugin> {
  const health = await plugin.health?.().catch((): Health => ({ status: 'failed' }))
  const texts: Readonly<Record<string, string>> = plugin.area.messages[language]
  return {
    id: plugin.id,
    version: plugin.version,
    core: plugin.core,
    dependencies: Object.keys(plugin.dependencies ?? {}),
    adds: {
      operations: plugin.operations?.length ?? 0,
      queries: (plugin.queries?.length ?? 0) + (plugin.publicQueries?.length ?? 0),
      tables: Object.keys(plugin.tables ?? {}).length,
      widgets: (plugin.widgets ?? []).map(({ tag }) => tag),
      screens: (plugin.screens ?? []).map(({ title }) => texts[title] ?? title),
      permissions: Object.keys(plugin.area.permissions).map((name) => texts[`permission.${name}`] ?? name),
    },
    overrides: (plugin.overrides ?? []).map(({ operation }) => ({
      operation: operation.id,
      chain: [...(milpa.chains.get(operation.id) ?? [])],
    })),
    status: health?.status ?? 'ok',
    sentence: health?.sentence ?? null,
  }
}
