import { coreVersion } from '@milpa/core'
import type { Command } from '../run/command.ts'
import { orphanedTables } from '../run/orphaned-tables.ts'
import { withHost } from '../run/open.ts'
import { table } from '../run/terminal.ts'

export const plugins: Command = {
  examples: ['milpa plugins', 'milpa plugins --json'],
  async run(context) {
    const { terminal, say } = context
    await withHost(context, { migrations: 'refuse' }, async ({ milpa, engine, plugins }) => {
      const listed = plugins.map(({ id, version, core }) => {
        const failed = milpa.failed.find((one) => one.id === id)
        return {
          id,
          version,
          core,
          status: failed ? 'failed' : 'started',
          ...(failed ? { because: failed.because } : {}),
        }
      })
      const chains = Object.fromEntries(milpa.chains)
      const orphaned = await orphanedTables(
        engine,
        plugins.map(({ id }) => id),
      )
      terminal.result({ core: coreVersion, plugins: listed, overrides: chains, orphaned }, [
        `core ${coreVersion}`,
        ...table(
          listed.map(({ id, version, core, status, because = '' }) => [
            id,
            version,
            core,
            say(`plugins.${status}`),
            because,
          ]),
        ),
        '',
        milpa.chains.size === 0 ? say('plugins.noOverrides') : say('plugins.overrides'),
        ...[...milpa.chains].map(([operation, chain]) => `  ${operation} ← ${chain.join(' ← ')}`),
        ...orphaned.map(({ owner, tables }) => say('plugins.orphaned', { owner, tables: tables.join(', ') })),
      ])
    })
  },
}
