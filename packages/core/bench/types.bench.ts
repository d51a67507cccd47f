import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Report } from './measure.ts'

export const part = 'types'

const execute = promisify(execFile)
const here = join(import.meta.dirname, '..')
const count = 500
const perFile = 10

/** Type-checking 500 operations against 500 plain functions with the same schemas and statements. */
export async function run(report: Report): Promise<void> {
  const folder = join(here, 'test', 'generated-for-bench')
  const took = { ours: { instantiations: 0, seconds: 0 }, hand: { instantiations: 0, seconds: 0 } }
  try {
    for (const kind of ['ours', 'hand'] as const) {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'shared.ts'), shared)
      for (let file = 0; file < count / perFile; file++) {
        writeFileSync(join(folder, `${kind}-${file}.ts`), kind === 'ours' ? operations(file) : functions(file))
      }
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          extends: '../../../../tsconfig.base.json',
          include: ['.'],
          compilerOptions: { incremental: false },
        }),
      )
      const tsc = join(here, '..', '..', 'node_modules', '.bin', 'tsc')
      const { stdout } = await execute(tsc, ['-p', folder, '--extendedDiagnostics'])
      took[kind] = {
        instantiations: Number(/Instantiations:\s+(\d+)/.exec(stdout)![1]),
        seconds: Number(/Check time:\s+([\d.]+)/.exec(stdout)![1]),
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const ratio = took.ours.instantiations / took.hand.instantiations
  report({
    name: 'type instantiations of 500 operations / 500 plain functions',
    value: ratio,
    unit: '×',
    goal: '<= 1.3',
    ok: ratio <= 1.3,
    conditions: `${took.ours.instantiations} and ${took.hand.instantiations}; check ${took.ours.seconds} and ${took.hand.seconds} s`,
  })
}

const shared = `import * as v from 'valibot'
import { area } from '../../src/index.ts'
import { id, open, table, text, int, ref, staff, type Writer } from '../../src/db/index.ts'
export const things = table('things', { id: open(id()), centreId: staff(ref().notNull()), name: open(text().notNull()), size: open(int().notNull()) })
export const Input = () => v.object({ id: v.string(), name: v.pipe(v.string(), v.minLength(1)), size: v.number() })
export const Output = () => v.object({ id: v.string(), name: v.string(), size: v.number(), big: v.boolean() })
export const some = area('things', { permissions: { use: { title: 'Use', roles: [] } }, errors: { GONE: { status: 410, title: 'Gone' } }, messages: { es: {}, en: {}, pt: {}, fr: {} } })
export type { Writer }
`

const body = (db: string) => `    const [row] = await ${db}.select().from(things).where(eq(things.id, input.id))
    if (!row) throw new Error('gone')
    return { id: row.id, name: row.name, size: row.size, big: row.size > input.size }`

const each = (file: number, write: (n: number) => string) =>
  Array.from({ length: perFile }, (_, index) => write(file * perFile + index)).join('\n')

const operations = (file: number) => `import { eq } from '../../src/db/index.ts'
import { Input, Output, some, things } from './shared.ts'
${each(
  file,
  (n) => `export const op${n} = some.operation({
  name: 'op-${n}', title: 'Op ${n}', path: '/op${n}/:id', permission: 'use', input: Input(), output: Output(), errors: ['GONE'],
  async run(input, call) {
${body('call.tx')}
  },
})`,
)}
`

const functions = (file: number) => `import type { InferInput, InferOutput } from 'valibot'
import * as v from 'valibot'
import { eq } from '../../src/db/index.ts'
import { Input, Output, things, type Writer } from './shared.ts'
${each(
  file,
  (n) => `const input${n} = Input()
const output${n} = Output()
export const op${n} = {
  async run(raw: InferInput<typeof input${n}>, db: Writer): Promise<InferOutput<typeof output${n}>> {
    const input = v.parse(input${n}, raw)
${body('db')}
  },
}`,
)}
`
