import * as v from 'valibot'
import { area, definePlugin, type Operation, type Plugin } from '@milpa/core'

const words = { 'permission.probe': 'Probe' }

/** A neighbour that calls what only the host calls: the plugin's seed and forget, each in a transaction of its own. */
export function probeOf(plugin: Plugin) {
  const probe = area('plugin-kit', {
    permissions: { probe: { title: 'Probe', roles: [] } },
    errors: {},
    messages: { es: words, en: words, pt: words, fr: words },
  })
  const common = { permission: 'probe', path: '/' } as const
  const seed = probe.operation({
    ...common,
    name: 'seed',
    title: 'Seed',
    input: v.object({}),
    output: v.object({}),
    async run(_input, call) {
      await plugin.seed?.(call)
      return {}
    },
  })
  const forget = probe.operation({
    ...common,
    method: 'DELETE',
    name: 'forget',
    title: 'Forget',
    input: v.object({ person: v.string() }),
    output: v.array(v.string()),
    run: async ({ person }, call) => [
      ...((await plugin.forget?.({ ids: [person], enterprises: [] }, call))?.kept ?? []),
    ],
  })
  const operations = [seed as Operation, forget as Operation]
  return {
    seed: operations[0]!,
    forget: operations[1]!,
    plugin: definePlugin({ id: 'plugin-kit', version: '0.0.0', core: '*', area: probe, operations }),
  }
}
