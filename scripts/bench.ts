/**
 * The benchmarks: `npm run bench`, or a part of them, `npm run bench -- directory`; `--json` prints one object a line.
 * Figures are ratios against a rival in the same run, or sizes, wherever that is possible.
 */
import { readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal: string
  readonly ok: boolean
  readonly conditions: string
}

interface Bench {
  readonly part: string
  run(report: (figure: Figure) => void): Promise<void>
}

const root = join(import.meta.dirname, '..')
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const json = process.argv.includes('--json')
let missed = 0
for (const bench of await benches()) {
  if (asked.length > 0 && !asked.some((word) => bench.part === word || bench.part.startsWith(`${word}-`))) continue
  await bench.run((figure) => {
    if (!figure.ok) missed++
    if (json) return console.log(JSON.stringify(figure))
    const value = `${Number(figure.value.toPrecision(4))} ${figure.unit}`.trim()
    console.log(`${figure.ok ? 'ok  ' : 'MISS'} ${figure.name}: ${value} (goal ${figure.goal}; ${figure.conditions})`)
  })
}
process.exitCode = missed > 0 ? 1 : 0

async function benches(): Promise<readonly Bench[]> {
  const found: Bench[] = []
  for (const folder of ['packages', 'plugins']) {
    for (const entry of readdirSync(join(root, folder))) {
      const path = join(root, folder, entry, 'bench')
      if (!existsSync(path)) continue
      for (const file of readdirSync(path).filter((name) => name.endsWith('.bench.ts'))) {
        found.push((await import(pathToFileURL(join(path, file)).href)) as Bench)
      }
    }
  }
  return found
}
