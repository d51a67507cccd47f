import type { Command } from '../run/command.ts'
import { withHost } from '../run/open.ts'

export const migrate: Command = {
  examples: ['milpa migrate', 'DATABASE_URL=postgres://milpa@localhost/milpa milpa migrate'],
  async run(context) {
    const { terminal, say } = context
    await withHost(context, { migrations: 'apply', alone: 'migrate' }, async ({ migrated }) => {
      terminal.result({ applied: migrated }, [
        migrated.length === 0 ? say('migrate.none') : say('migrate.done', { count: migrated.length }),
        ...migrated.map((one) => `  ${one}`),
      ])
    })
  },
}
