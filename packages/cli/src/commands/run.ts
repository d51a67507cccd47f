import type { AnyEndpoint, CentreRef, Milpa } from '@milpa/core'
import { inputSchemaOf, readTexts } from '@milpa/server'
import { commonOptions, type Command, type Context, type Values } from '../run/command.ts'
import { exit, Refusal } from '../run/exit.ts'
import { nearest } from '../run/nearest.ts'
import { centreOf, operatorDoor, withHost } from '../run/open.ts'
import { table } from '../run/terminal.ts'

export const run: Command = {
  words: ['[AREA.NAME]', '[--FIELD VALUE …]'],
  options: {
    centre: { type: 'string', value: 'SLUG' },
    key: { type: 'string', value: 'KEY' },
    input: { type: 'string', value: 'JSON' },
  },
  open: true,
  examples: [
    'milpa run',
    'milpa run enterprises.list --q tortillas --limit 5',
    `milpa run centre.update-settings --json '{"phone":"614 555 0100"}' --key 2026-03-02-phone`,
    'milpa run enterprises.register --help',
  ],
  async run(context) {
    const [id, ...rest] = context.words
    const fields = readFields(id?.startsWith('-') ? context.words : rest)
    const values: Values = { ...context.values, ...fields.own }
    const inner = { ...context, values }
    await withHost(inner, { migrations: 'refuse' }, async (opened) => {
      const { milpa } = opened
      if (id === undefined || id.startsWith('-')) return list(context, milpa)
      const endpoint = milpa.endpoints.get(id)
      if (!endpoint) throw unknown('run.unknown', 'run.unknownMeant', id, [...milpa.endpoints.keys()])
      if (fields.help) return describe(context, endpoint)
      const output = await call(
        milpa,
        endpoint,
        inputOf(endpoint, fields),
        await centreOf(inner, opened),
        fields.own['key'],
      )
      // Always JSON, as the API answers.
      context.terminal.result(output as object, [JSON.stringify(output, null, 2)])
    })
  },
}

interface Fields {
  readonly texts: Readonly<Record<string, readonly string[]>>
  readonly json: string | undefined
  readonly help: boolean
  readonly own: Readonly<Record<string, string>>
}

const ours = new Set([
  'centre',
  'key',
  ...Object.keys(commonOptions).filter((name) => !['json', 'help'].includes(name)),
])

/** `--field value`, `--field=value` and `--flag`; a field may come several times. */
function readFields(args: readonly string[]): Fields {
  const texts: Record<string, string[]> = {}
  const own: Record<string, string> = {}
  let json: string | undefined
  let help = false
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!
    if (word === '-h' || word === '--help') {
      help = true
      continue
    }
    const matched = /^--([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(word)
    if (!matched) throw new Refusal(exit.usage, 'surplusWord', { name: 'run', word })
    const name = matched[1]!
    let value = matched[2]
    if (value === undefined && at + 1 < args.length && !/^--[A-Za-z]/.test(args[at + 1]!)) value = args[++at]
    if (name === 'json' || name === 'input') json = value ?? json
    else if (ours.has(name)) own[name] = value ?? ''
    else (texts[camel(name)] ??= []).push(value ?? 'true')
  }
  return { texts, json, help, own }
}

const camel = (name: string): string => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

function inputOf(endpoint: AnyEndpoint, { texts, json }: Fields): unknown {
  const known = Object.keys(inputSchemaOf(endpoint).properties ?? {})
  for (const name of Object.keys(texts)) {
    if (!known.includes(name)) throw unknown('run.unknownField', 'run.unknownFieldMeant', name, known, endpoint.id)
  }
  const single = Object.fromEntries(
    Object.entries(texts).map(([name, all]) => [name, all.length === 1 ? all[0]! : all]),
  )
  let whole: object = {}
  if (json !== undefined) {
    try {
      whole = JSON.parse(json) as object
    } catch {
      throw new Refusal(exit.usage, 'run.badJson')
    }
  }
  return { ...whole, ...readTexts(single, endpoint) }
}

function unknown(key: string, keyMeant: string, name: string, known: readonly string[], of = ''): Refusal {
  const meant = nearest(name, known)
  return meant === undefined
    ? new Refusal(exit.usage, key, { name, of })
    : new Refusal(exit.usage, keyMeant, { name, meant, of })
}

async function call(milpa: Milpa, endpoint: AnyEndpoint, input: unknown, centre: CentreRef, key: string | undefined) {
  const door = { ...operatorDoor(centre), ...(key === undefined ? {} : { key }) }
  switch (endpoint.kind) {
    case 'operation':
      return milpa.run(endpoint, input, door)
    case 'query':
      return milpa.ask(endpoint, input, door)
    case 'public':
      return milpa.askPublic(endpoint, input, centre)
  }
}

function list({ terminal }: Context, milpa: Milpa): void {
  const all = [...milpa.endpoints.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  terminal.result(
    { endpoints: all.map(({ id, kind, title }) => ({ id, kind, title })) },
    table(all.map(({ id, title }) => [`  ${id}`, title])),
  )
}

function describe({ terminal, say }: Context, endpoint: AnyEndpoint): void {
  const schema = inputSchemaOf(endpoint)
  const required = new Set(schema.required ?? [])
  const rows = Object.entries(schema.properties ?? {}).map(([name, { type, enum: choices, anyOf, items }]) => [
    `  --${name}`,
    choices
      ? choices.join(' | ')
      : type === 'array'
        ? `${String(items?.type ?? 'object')} …`
        : String(type ?? (anyOf ? 'any' : 'object')),
    required.has(name) ? say('run.required') : '',
  ])
  terminal.result(
    { id: endpoint.id, kind: endpoint.kind, title: endpoint.title, input: schema, errors: endpoint.errors },
    [
      endpoint.title,
      '',
      `${say('usage')}: milpa run ${endpoint.id} [${say('options')}]`,
      '',
      ...table(rows),
      ...(endpoint.errors.length > 0 ? ['', `${say('run.errors')}: ${endpoint.errors.join(', ')}`] : []),
    ],
  )
}
