import { createWriteStream, existsSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join, dirname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { imports, type Door, type Operation, type Query } from '@milpa/core'
import { digestOfFile, rowsToCorrect, sentenceOf, stageFile } from '@milpa/server'
import { writeCsv, type ReadTableOptions } from '@milpa/tabular'
import { flag, text, type Command, type Context } from '../run/command.ts'
import { exit, Refusal, type ExitCode } from '../run/exit.ts'
import { loadActivities, loadTerritories } from '../run/load-catalogue.ts'
import { centreOf, operatorDoor, withHost, type Opened } from '../run/open.ts'

const mostShown = 20

export const importFile: Command = {
  words: ['FILE'],
  options: {
    centre: { type: 'string', value: 'SLUG' },
    mapping: { type: 'string', value: 'KEY|FILE' },
    'dry-run': { type: 'boolean' },
    'errors-file': { type: 'string', value: 'FILE' },
    publish: { type: 'boolean' },
    duplicates: { type: 'string', value: 'register|set-aside' },
    partial: { type: 'boolean' },
    encoding: { type: 'string', value: 'NAME' },
    delimiter: { type: 'string', value: 'CHARACTER' },
    sheet: { type: 'string', value: 'NAME' },
    'header-row': { type: 'string', value: 'NUMBER' },
    template: { type: 'boolean' },
    territories: { type: 'boolean' },
    'code-property': { type: 'string', value: 'NAME' },
    'name-property': { type: 'string', value: 'NAME' },
    level: { type: 'string', value: '1|2|3|4' },
    parent: { type: 'string', value: 'CODE' },
    source: { type: 'string', value: 'TEXT' },
    activities: { type: 'boolean' },
    classification: { type: 'string', value: 'NAME' },
  },
  examples: [
    'milpa import denue.csv --centre villa-del-carbon --mapping denue --dry-run',
    'milpa import denue.csv --centre villa-del-carbon --mapping denue --publish',
    'milpa import censo.xlsx --sheet Negocios --header-row 3 --mapping ./censo.json --duplicates set-aside',
    'milpa import plantilla.csv --template',
    'milpa import colima.geojson --territories --code-property CVEGEO --name-property NOMGEO --source "CONABIO, 2023"',
    'milpa import scian_2023.xlsx --activities --classification scian2023',
  ],
  async run(context) {
    const [file = ''] = context.words
    if (flag(context.values, 'template')) return writeTemplate(context, file)
    if (!existsSync(file)) throw new Refusal(exit.storage, 'fileMissing', { path: file })
    return withHost(context, { migrations: 'apply' }, async (opened) => {
      const door = operatorDoor(await centreOf(context, opened))
      if (flag(context.values, 'territories')) return loadTerritories(context, opened.milpa, door, file)
      if (flag(context.values, 'activities')) return loadActivities(context, opened.milpa, door, file)
      return importInto(context, opened, door, file)
    })
  },
}

type State = Awaited<ReturnType<typeof stageFile>>

async function importInto(context: Context, opened: Opened, door: Door, file: string): Promise<ExitCode> {
  const { terminal, say, values, signal } = context
  const { milpa } = opened
  const staged = await stage(context, opened, door, file)
  if (staged.unknown.length > 0) terminal.note(say('import.unknown', { columns: staged.unknown.join(', ') }))
  if (staged.missing.length > 0) terminal.note(say('import.missing', { columns: staged.missing.join(', ') }))
  const dry = flag(values, 'dry-run')
  const publish = flag(values, 'publish')
  const duplicates = duplicatesOf(values)
  if (staged.status !== 'running') {
    const common = { id: staged.id, publish, background: false }
    if (dry) await milpa.run(imports.check, common, door)
    else {
      if (staged.fault && !flag(values, 'partial')) {
        terminal.note(sentenceOf(milpa, staged.fault, context.language))
        await milpa.run(imports.discard, { id: staged.id }, door)
        throw imports.importArea.error('FILE_FAULTY')
      }
      await milpa.run(imports.confirm, { ...common, duplicates, partial: flag(values, 'partial') }, door)
    }
  }
  const progress = terminal.progress(say(dry ? 'import.checking' : 'import.registering'))
  const worker: imports.Worker = {
    run: (operation, input) => milpa.run(operation as Operation, input, door) as Promise<never>,
    ask: (query, input) => milpa.ask(query as Query, input, door) as Promise<never>,
    signal,
    progress: async (done, total) => progress.update(done, total),
    // Nobody waits for this process but its signals.
    giveWay: () => new Promise((resolve) => setImmediate(resolve)),
  }
  const state = await imports.workThrough(staged.id, worker)
  progress.end()
  if (state.status === 'running' || state.status === 'checking') {
    terminal.result({ import: outlineOf(state), interrupted: true }, [say('import.interrupted')])
    return exit.interrupted
  }
  return report(context, opened, door, file, state, dry)
}

/** An import of the very same file that stopped half-way goes on; anything else is read anew. */
async function stage(context: Context, { milpa }: Opened, door: Door, file: string): Promise<State> {
  const { terminal, say, values } = context
  const digest = await digestOfFile(file)
  const mapping = mappingOf(text(values, 'mapping'))
  const { items } = await milpa.ask(imports.list, { digest, limit: 200 }, door)
  for (const before of items) {
    if (before.status === 'running') {
      terminal.note(say('import.goesOn', { rows: before.good + before.bad }))
      return before as State
    }
    // A dry run, or rows that never came whole: their copy is of no use any more.
    if (before.status !== 'done' && before.status !== 'cancelled')
      await milpa.run(imports.discard, { id: before.id }, door)
  }
  const size = statSync(file).size
  const progress = terminal.progress(say('import.reading'))
  const staged = await stageFile(
    milpa,
    door,
    {
      path: file,
      name: basename(file),
      digest,
      reading: readingOf(values),
      ...(mapping === undefined ? {} : { mapping }),
    },
    (rows) => progress.update(rows, 0, say('import.rows', { size: sizeOf(size) })),
  )
  progress.end()
  return staged
}

const sizeOf = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} kB` : `${Math.round(bytes / 1_048_576)} MB`

function mappingOf(given: string | undefined): string | imports.MappingInput | undefined {
  if (given === undefined || !given.endsWith('.json')) return given
  try {
    return JSON.parse(readFileSync(given, 'utf8')) as imports.MappingInput
  } catch (error) {
    throw new Refusal(exit.usage, 'configUnreadable', {
      path: given,
      reason: error instanceof Error ? error.message : '',
    })
  }
}

function duplicatesOf(values: Context['values']): 'register' | 'set-aside' {
  const given = text(values, 'duplicates') ?? 'register'
  if (given === 'register' || given === 'set-aside') return given
  throw new Refusal(exit.usage, 'badWord', { word: given, known: 'register, set-aside' })
}

function readingOf(values: Context['values']): ReadTableOptions {
  const encoding = text(values, 'encoding')
  const delimiter = text(values, 'delimiter')?.replace('tab', '\t')
  const sheet = text(values, 'sheet')
  const headerRow = text(values, 'header-row')
  if (headerRow !== undefined && !/^\d{1,6}$/.test(headerRow))
    throw new Refusal(exit.usage, 'badOption', { option: '--header-row' })
  if (delimiter !== undefined && !isDelimiter(delimiter))
    throw new Refusal(exit.usage, 'badWord', { word: delimiter, known: ', ; tab |' })
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow: Number(headerRow) }),
  }
}

type Delimiter = NonNullable<ReadTableOptions['delimiter']>
const isDelimiter = (given: string): given is Delimiter => [',', ';', '\t', '|'].includes(given)

async function report(
  context: Context,
  { milpa }: Opened,
  door: Door,
  file: string,
  state: Awaited<ReturnType<typeof imports.workThrough>>,
  dry: boolean,
): Promise<ExitCode> {
  const { terminal, say, language, values } = context
  const { id, header, good, bad, created, changed, unchanged, similar, warned, fault } = state
  const told = async (kind: 'bad' | 'warned') => {
    const { items } = await milpa.ask(imports.findings, { id, kind, limit: 200 }, door)
    return items.map(({ line, problems }) => ({
      line,
      problems: problems.map(({ key, ...problem }) => ({
        ...problem,
        message: sentenceOf(milpa, { key, ...problem }, language),
      })),
    }))
  }
  const lines = (some: Awaited<ReturnType<typeof told>>, all: number) => [
    ...some
      .slice(0, mostShown)
      .map(({ line, problems }) =>
        say('import.line', { line, problems: problems.map(({ message }) => message).join(' · ') }),
      ),
    ...(all > mostShown ? [say('import.more', { count: all - mostShown })] : []),
  ]
  const rows = bad === 0 ? [] : await told('bad')
  const warnings = warned === 0 ? [] : await told('warned')
  const columns = dry ? (await milpa.ask(imports.columns, { id }, door)).items : []
  const errorsFile = bad === 0 ? undefined : resolve(text(values, 'errors-file') ?? besides(file))
  if (errorsFile !== undefined) {
    await pipeline(rowsToCorrect(milpa, door, id, header, language), createWriteStream(errorsFile, { mode: 0o600 }))
  }
  const counts = { good, bad, created, changed, unchanged, similar }
  const faultLine = fault == null ? undefined : sentenceOf(milpa, fault, language)
  // Nobody confirms a trial of the command line: the file is read anew. It would wait among the imports for ever.
  if (dry) await milpa.run(imports.discard, { id }, door)
  terminal.result(
    {
      dryRun: dry,
      import: { ...outlineOf(state), fault: fault == null ? null : { code: fault.code, message: faultLine } },
      ...(dry ? { columns } : {}),
      rows,
      more: Math.max(0, bad - rows.length),
      warnings,
      errorsFile: errorsFile ?? null,
    },
    [
      ...columns.map(({ name, to, samples }) =>
        say(to.length > 0 ? 'import.columnTo' : 'import.columnOut', {
          name: name.trim(),
          to: to.map((one) => fieldName(say, one)).join(', '),
          samples: samples.length > 0 ? ` (${samples.join(' · ')})` : '',
        }),
      ),
      ...lines(rows, bad),
      ...(warned > 0 ? [say('import.warned', { warned }), ...lines(warnings, warned)] : []),
      ...(faultLine === undefined ? [] : [faultLine]),
      say(dry ? 'import.checked' : 'import.done', counts),
      ...(similar > 0 ? [say('import.similar', { similar })] : []),
      ...(errorsFile === undefined ? [] : [say('import.toCorrect', { bad, path: errorsFile })]),
    ],
  )
  return bad > 0 || fault != null ? exit.failedCheck : exit.ok
}

type Say = Context['say']
const fieldName = (say: Say, target: string): string =>
  target.startsWith('externalId.')
    ? say('import.field.externalId', { register: target.slice(11) })
    : say(`import.field.${target}`)

/** What others need to know of an import; its parts and keys are our affair. */
const outlineOf = ({
  id,
  fileName,
  status,
  mapping,
  rows,
  good,
  bad,
  created,
  changed,
  unchanged,
  similar,
  warned,
}: State) => ({
  id,
  fileName,
  status,
  mapping,
  rows,
  good,
  bad,
  created,
  changed,
  unchanged,
  similar,
  warned,
})

const besides = (file: string): string =>
  join(dirname(resolve(file)), `${basename(file, extname(file))}.to-correct.csv`)

/** An empty table of our own columns, in the language of the reader, to fill in. */
async function writeTemplate({ terminal, say, language }: Context, file: string): Promise<ExitCode> {
  const own = imports.shippedMappings.find(({ key }) => key === 'milpa')!
  const at = { es: 0, en: 1, pt: 2, fr: 3 }[language]
  const header = own.fields.flatMap(({ columns }) => columns.map((names) => names[at] ?? names[0]!))
  await pipeline(
    writeCsv(header, [], { delimiter: ';', byteOrderMark: 'present' }),
    createWriteStream(file, { flags: 'wx' }),
  )
  terminal.result({ template: resolve(file), columns: header }, [say('import.template', { path: resolve(file) })])
  return exit.ok
}
