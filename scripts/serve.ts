/** `npm start`: builds what a centre needs, and starts one with demonstration data. Arguments go on to `milpa demo`. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const needed = ['@milpa/cli', '@milpa/console', '@milpa/widgets', '@milpa/example-aquiles-serdan']
const filters = needed.map((name) => `--filter=${name}...`)
const quiet = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }

console.log('Milpa: building (the first time takes a minute or two) …')
const built = await run(join('node_modules', '.bin', 'turbo'), ['build', ...filters, '--output-logs=errors-only'])
// The option of the first line of milpa.js, which Windows does not read.
const program = ['--max-semi-space-size=4', 'packages/cli/bin/milpa.js', 'demo', ...process.argv.slice(2)]
process.exitCode = built === 0 ? await run(process.execPath, program) : built

function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...quiet } })
    // Ctrl-C reaches the child by itself; a service manager's signal reaches this process alone.
    process.once('SIGTERM', () => child.kill('SIGTERM'))
    process.on('SIGINT', () => undefined)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
