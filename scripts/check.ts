/**
 * Everything that has to hold: `npm test`. Stops at the first step that fails; the last line counts the tests.
 * A step can be named: `pnpm check unit`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportServices } from './services.ts'

const reports = mkdtempSync(join(tmpdir(), 'milpa-check-'))
const vitest = (name: string, ...args: readonly string[]) => [
  'vitest',
  'run',
  ...args,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(reports, `${name}.json`)}`,
]

const steps: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'build', command: ['turbo', 'build', '--output-logs=errors-only'] },
  { name: 'types', command: ['turbo', 'typecheck', '--output-logs=errors-only'] },
  { name: 'migrations', command: ['tsx', '--conditions=milpa:source', 'scripts/migrations.ts', '--check'] },
  { name: 'unit', command: vitest('unit') },
  { name: 'browser', command: vitest('browser', '--config', 'vitest.browser.config.ts') },
]

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
}

const only = process.argv.slice(2)
const unknown = only.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. Steps: ${steps.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}

reportServices()
const failed = await runSteps()
const counts = count()
rmSync(reports, { recursive: true, force: true })
if (failed) console.error(`\nThe step "${failed}" failed.`)
console.log(
  `\n${counts.passed} passed, ${counts.failed + (failed && counts.failed === 0 ? 1 : 0)} failed, ${counts.skipped} skipped`,
)
process.exitCode = failed ? 1 : 0

async function runSteps(): Promise<string | undefined> {
  for (const { name, command } of steps) {
    if (only.length > 0 && !only.includes(name)) continue
    const started = performance.now()
    console.log(`\n== ${name}`)
    const code = await run(command)
    console.log(`== ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
    if (code !== 0) return name
  }
  return undefined
}

function run([program, ...args]: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(join('node_modules', '.bin', program!), args, {
      stdio: 'inherit',
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    })
    child.on('exit', (code) => resolve(code ?? 1))
    child.on('error', () => resolve(1))
  })
}

function count(): { readonly passed: number; readonly failed: number; readonly skipped: number } {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const name of ['unit', 'browser']) {
    try {
      const report = JSON.parse(readFileSync(join(reports, `${name}.json`), 'utf8')) as Report
      sum.passed += report.numPassedTests
      sum.failed += report.numFailedTests
      sum.skipped += report.numPendingTests
    } catch {
      // A step that was not reached has no report.
    }
  }
  return sum
}
