import { parseArgs } from 'node:util'
import { check } from './check.ts'
import { dev } from './dev.ts'
import { writeMigrations } from './write-migrations.ts'
import { buildPlugin } from '../build/build-plugin.ts'

const help = `milpa-plugin: what the author of a plugin runs, in the folder of its package

  milpa-plugin dev [--port 4322]     A centre with this plugin alone, seeded; starts again when a file changes
  milpa-plugin build                 dist/: the plugin, its widgets and its screens
  milpa-plugin migrations <name>     After a change of tables: writes migrations for both engines
  milpa-plugin check [--json]        Everything that can be said of the plugin before its users meet it

Examples
  milpa-plugin migrations first
  milpa-plugin build && milpa-plugin check
`

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' }, port: { type: 'string' } },
  })
  const [command, ...rest] = positionals
  const folder = process.cwd()
  if (values.help || command === undefined) {
    process.stdout.write(help)
    return values.help ? 0 : 2
  }
  switch (command) {
    case 'build':
      for (const file of await buildPlugin(folder)) process.stdout.write(`${file}\n`)
      return 0
    case 'check':
      return check(folder, values.json ?? false)
    case 'migrations':
      return writeMigrations(folder, rest[0])
    case 'dev':
      return dev(folder, Number(values.port ?? 4322))
    default:
      process.stderr.write(`There is no command "${command}".\n\n${help}`)
      return 2
  }
}
