import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { enterprises, parseNationalClassification, scian2023, type Door, type Milpa } from '@milpa/core'
import { readTable } from '@milpa/tabular'
import { text, type Context } from './command.ts'
import { exit, Refusal, type ExitCode } from './exit.ts'

/** Official spreadsheets that Milpa knows the layout of. */
const layouts = { scian2023 } as const

const needed = ({ values }: Context, name: string): string => {
  const value = text(values, name)
  if (value === undefined) throw new Refusal(exit.usage, 'optionNeeded', { option: `--${name}` })
  return value
}

/** Municipalities, districts or states with their outlines, from GeoJSON. */
export async function loadTerritories(context: Context, milpa: Milpa, door: Door, path: string): Promise<ExitCode> {
  const { terminal, say, values } = context
  const level = Number(text(values, 'level') ?? 2)
  const parent = text(values, 'parent')
  const done = await milpa.run(
    enterprises.importTerritories,
    {
      geojson: readFileSync(path, 'utf8'),
      codeProperty: needed(context, 'code-property'),
      nameProperty: needed(context, 'name-property'),
      level,
      source: text(values, 'source') ?? basename(path),
      ...(parent === undefined ? {} : { parentCode: parent }),
    },
    door,
  )
  terminal.result(done, [
    say('import.territories', { loaded: done.loaded }),
    ...done.problems.map(({ feature, code }) => say('import.feature', { feature: feature + 1, code })),
  ])
  return done.problems.length > 0 ? exit.failedCheck : exit.ok
}

/** A national classification of activities, from its official spreadsheet. */
export async function loadActivities(context: Context, milpa: Milpa, door: Door, path: string): Promise<ExitCode> {
  const { terminal, say, values } = context
  const name = text(values, 'classification') ?? 'scian2023'
  const layout = Object.hasOwn(layouts, name) ? layouts[name as keyof typeof layouts] : undefined
  if (!layout) throw new Refusal(exit.usage, 'badWord', { word: name, known: Object.keys(layouts).join(', ') })
  const table = await readTable({ path }, { headerRow: layout.headerRow })
  const rows = [{ line: table.headerLine, cells: [...table.header] }]
  for await (const { line, cells } of table.rows) rows.push({ line, cells: [...cells] })
  const { classification, language, entries, problems } = parseNationalClassification(rows, layout)
  if (entries.length === 0) throw new Refusal(exit.refused, 'import.noActivities', { path })
  const done = await milpa.run(
    enterprises.loadActivities,
    {
      classification: classification.id,
      version: classification.version,
      language,
      entries: entries.map((entry) => ({ ...entry })),
    },
    door,
  )
  terminal.result({ ...done, problems }, [
    say('import.activities', { loaded: done.loaded }),
    ...problems.map(({ line, reason }) => say('import.line', { line, problems: reason })),
  ])
  return problems.length > 0 ? exit.failedCheck : exit.ok
}
