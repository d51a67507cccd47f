import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { canonical } from '../audit/entry.ts'
import { EnterpriseInput } from '../enterprise/enterprise-shape.ts'
import { normaliseContact, type ContactKind } from '../entrepreneur/contact.ts'
import { normalise } from '../text/normalise.ts'
import type { Mapping, MappingField, Target } from './mapping.ts'
import { messageKeyOf, type RowProblem, type StagedRow } from './row-problem.ts'
import { transform } from './transforms.ts'

/** What the register operation takes for one enterprise. */
export type EnterpriseRow = v.InferInput<typeof EnterpriseInput>

export interface MappedRow {
  readonly line: number
  readonly cells: readonly string[]
  /** `<system>:<id>` under which the row is known from one import to the next. */
  readonly key: string
  readonly input: EnterpriseRow
  /** What could not be read as it should; the row is taken all the same, and nothing of it is lost. */
  readonly warnings: readonly RowProblem[]
}
export type RowOutcome =
  MappedRow | { readonly line: number; readonly cells: readonly string[]; readonly problems: RowProblem[] }

/** Columns that Milpa adds to the rows it gives back; in a file that returns they are nobody's. */
export const ownColumnPrefix = 'milpa:'

interface BoundField {
  readonly field: MappingField
  /** Index of each column of the field, −1 where the file has none. */
  readonly at: readonly number[]
}

/** A mapping laid over the header of a file. */
export interface BoundMapping {
  readonly mapping: Mapping
  readonly header: readonly string[]
  readonly fields: readonly BoundField[]
  /** Headings that a field asks for and the file lacks, first of each group of alternatives. */
  readonly missing: readonly string[]
  /** Headings of the file that the mapping neither uses nor leaves out knowingly. */
  readonly unknown: readonly string[]
}

export function bind(mapping: Mapping, header: readonly string[]): BoundMapping {
  const places = new Map(header.map((heading, at) => [normalise(heading), at] as const).reverse())
  const fields = mapping.fields.map((field) => ({
    field,
    at: field.columns.map(
      (names) => names.map((name) => places.get(normalise(name))).find((at) => at !== undefined) ?? -1,
    ),
  }))
  const used = new Set(fields.flatMap(({ at }) => at))
  const ignored = new Set(mapping.ignored.map(normalise))
  return {
    mapping,
    header,
    fields,
    missing: [
      ...new Set(
        fields.flatMap(({ field, at }) => field.columns.filter((_, n) => at[n] === -1).flatMap(([name]) => name ?? [])),
      ),
    ],
    unknown: header.filter(
      (heading, at) => !used.has(at) && !ignored.has(normalise(heading)) && !heading.startsWith(ownColumnPrefix),
    ),
  }
}

const targetOf: Readonly<Record<string, Target>> = {
  '/name': 'name',
  '/what': 'what',
  '/activity/code': 'activity.code',
  '/activity/title': 'activity.title',
  '/stage': 'stage',
  '/formality': 'formality',
  '/started': 'started',
  '/sizeBand': 'sizeBand',
  '/hours': 'hours',
  '/homeBased': 'homeBased',
  '/place': 'place.latitude',
  '/place/latitude': 'place.latitude',
  '/place/longitude': 'place.longitude',
  '/place/address': 'place.address',
  '/locality': 'locality',
  '/territoryCode': 'territoryCode',
  '/notes': 'notes',
}

/** What a row is read with beside its mapping. */
interface Importing {
  readonly publishable: boolean
  /** ISO 3166-1 alpha-2 of the centre. */
  readonly country: string
}

/** Reads one row of the file: an enterprise ready to register, or everything that is wrong with it. */
export function mapRow(bound: BoundMapping, row: StagedRow, { publishable, country }: Importing): RowOutcome {
  const { line, cells } = row
  const problems: RowProblem[] = []
  if (row.problem) {
    const { code, column, data } = row.problem
    problems.push(problemAt(code, data, column === undefined ? undefined : column - 1, bound.header))
    // A row with a cell too many or too few may have slipped: what its cells say would be another column's.
    return { line, cells, problems }
  }
  const values: Found = new Map()
  for (const { field, at } of bound.fields) {
    if (at.every((index) => index === -1)) continue
    const result = transform(
      field.transform,
      at.map((index) => cells[index] ?? ''),
      field,
    )
    const first = at.find((index) => index !== -1)!
    if ('fault' in result) problems.push(problemAt(result.fault, result.data, first, bound.header))
    else if (result.value !== undefined) {
      values.set(field.to, [...(values.get(field.to) ?? []), { value: result.value, at: first }])
    }
  }
  const warnings = formulasAmong(values, bound)
  takeUnreadableContacts(values, bound, country, warnings)
  const { input, at } = assemble(bound.mapping, values, publishable)
  const half = (['place.latitude', 'place.longitude'] as const).filter((target) => values.has(target))
  if (half.length === 1 && problems.length === 0) {
    const other = half[0] === 'place.latitude' ? 'place.longitude' : 'place.latitude'
    problems.push(problemAt('HALF_A_PLACE', {}, columnOf(bound, other) ?? columnOf(bound, half[0]!), bound.header))
  }
  if (input.name === undefined) problems.push(problemAt('REQUIRED', {}, columnOf(bound, 'name'), bound.header))
  else if (problems.length === 0) {
    const checked = v.safeParse(EnterpriseInput, input)
    if (!checked.success) {
      for (const issue of checked.issues) {
        const steps = issue.path?.map(({ key }) => String(key)) ?? []
        const requirement = 'requirement' in issue ? issue.requirement : undefined
        const limit = typeof requirement === 'number' ? { limit: requirement } : {}
        const code = issue.type === 'max_length' ? 'TOO_LONG' : 'NOT_ACCEPTED'
        problems.push(problemAt(code, limit, at(`/${steps.join('/')}`), bound.header))
      }
    }
  }
  if (problems.length > 0) return { line, cells, problems }
  const named = input as EnterpriseRow
  const externalIds = named.externalIds?.length ? named.externalIds : [stableId(named)]
  return { line, cells, key: keyOf(externalIds[0]!), input: { ...named, externalIds }, warnings }
}

const columnOf = ({ fields }: BoundMapping, target: Target): number | undefined =>
  fields.find(({ field }) => field.to === target)?.at.find((index) => index !== -1)

const keyOf = ({ system, value }: { readonly system: string; readonly value: string }) => `${system}:${value.trim()}`

/** A problem of a row, by the place in the input that the register operation named. */
export function problemOfField(
  bound: BoundMapping,
  code: string,
  pointer: string,
  data: RowProblem['data'],
): RowProblem {
  const contact = /^\/contacts\/(\d+)/.exec(pointer)
  const targets = contact
    ? bound.fields.filter(({ field, at }) => field.to.startsWith('contact.') && at.some((index) => index !== -1))
    : bound.fields.filter(({ field }) => field.to === (targetOf[pointer] ?? targetOf[pointer.split('/', 2).join('/')]))
  const found = contact
    ? targets.filter(({ field }) => data['kind'] === undefined || field.to === `contact.${data['kind']}`)
    : targets
  return problemAt(
    code,
    data,
    found[0]?.at.find((index) => index !== -1),
    bound.header,
  )
}

export function problemAt(
  code: string,
  data: Readonly<Record<string, string | number>>,
  at: number | undefined,
  header: readonly string[],
): RowProblem {
  const key = messageKeyOf(code)
  if (at === undefined) return { code, key, data: { ...data } }
  const name = header[at]?.trim()
  return { code, key, column: at + 1, ...(name === undefined ? {} : { name }), data: { ...data } }
}

type Cell = { readonly value: string | number | boolean; readonly at: number }
type Found = Map<Target, Cell[]>
type Values = ReadonlyMap<Target, readonly Cell[]>

const phones: ReadonlySet<string> = new Set(['phone', 'mobile', 'whatsapp'])

/**
 * Takes out what cannot be a phone, an address or a link, and keeps its text among the notes: one cell must not cost the
 * enterprise. Phones are read as those of the country that the file is of.
 */
function takeUnreadableContacts(found: Found, bound: BoundMapping, centre: string, warnings: RowProblem[]): void {
  const country = bound.mapping.country ?? centre
  const kept: string[] = []
  for (const [target, cells] of found) {
    if (!target.startsWith('contact.')) continue
    const kind = target.slice('contact.'.length) as ContactKind
    const several = phones.has(kind) || kind === 'email'
    const single = cells.flatMap(({ value, at }) =>
      (several ? String(value).split(';') : [String(value)]).map((text) => ({ text: text.trim(), at })),
    )
    const readable = single.flatMap(({ text, at }) => {
      if (text === '') return []
      const normal = text.length > 200 ? undefined : normaliseContact(kind, text, country)
      if (normal !== undefined) return [{ value: phones.has(kind) && country !== centre ? normal : text, at }]
      kept.push(`${bound.header[at]?.trim() ?? kind}: ${text}`)
      warnings.push(problemAt('CONTACT_UNREADABLE', {}, at, bound.header))
      return []
    })
    found.set(target, readable)
  }
  if (kept.length === 0) return
  const [notes] = found.get('notes') ?? []
  const text = [...(notes ? [String(notes.value)] : []), ...kept].join('\n').slice(0, 4000)
  found.set('notes', [{ value: text, at: notes?.at ?? 0 }])
}

/** Texts that a spreadsheet would run. They stay texts here, but somebody wrote or copied them by mistake, or by malice. */
function formulasAmong(found: Values, { header }: BoundMapping): RowProblem[] {
  return [...found].flatMap(([target, cells]) =>
    target.startsWith('contact.')
      ? []
      : cells
          .filter(({ value }) => typeof value === 'string' && /^'*(?:[=＝@＠]|[+\-＋－].*\()/.test(value))
          .map(({ at }) => problemAt('FORMULA', {}, at, header)),
  )
}

function assemble(mapping: Mapping, values: Values, publishable: boolean) {
  const one = (target: Target) => values.get(target)?.[0]?.value
  const latitude = one('place.latitude')
  const longitude = one('place.longitude')
  const code = one('activity.code')
  const contacts: {
    readonly kind: string
    readonly value: unknown
    readonly publishable?: boolean
    readonly at: number
  }[] = []
  const externalIds: { readonly system: string; readonly value: unknown }[] = []
  for (const [target, found] of values) {
    const [group, word = ''] = target.split('.')
    for (const { value, at } of found) {
      if (group === 'contact') contacts.push({ kind: word, value, ...(publishable ? { publishable } : {}), at })
      if (group === 'externalId') externalIds.push({ system: word, value: String(value) })
    }
  }
  const address = one('place.address')
  const input: Record<string, unknown> = {
    name: one('name'),
    what: one('what'),
    activity: code === undefined ? undefined : { ...mapping.activity, code, title: one('activity.title') },
    stage: one('stage'),
    formality: one('formality'),
    started: one('started'),
    sizeBand: one('sizeBand'),
    hours: one('hours'),
    homeBased: one('homeBased'),
    // An address without coordinates is kept as what it is: exact, and with no point to show.
    place: [latitude, longitude, address].every((part) => part === undefined)
      ? undefined
      : { latitude, longitude, address },
    locality: one('locality'),
    territoryCode: one('territoryCode'),
    notes: one('notes'),
    contacts: contacts.length === 0 ? undefined : contacts.map(({ at: _at, ...contact }) => contact),
    externalIds,
  }
  const at = (pointer: string): number | undefined => {
    const contact = /^\/contacts\/(\d+)/.exec(pointer)
    if (contact) return contacts[Number(contact[1])]?.at
    const target = targetOf[pointer] ?? targetOf[pointer.split('/', 2).join('/')]
    return target === undefined ? undefined : values.get(target)?.[0]?.at
  }
  return { input: withoutAbsent(input) as Partial<EnterpriseRow>, at }
}

function withoutAbsent(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, withoutAbsent(item)]])),
  )
}

/**
 * A row without a number of its own is known by what does not change when somebody corrects a phone: its name and where
 * it is. So the same file again is the same enterprises.
 */
function stableId({ name, territoryCode, locality, place }: EnterpriseRow) {
  const identity = [normalise(name), territoryCode ?? '', normalise(locality ?? ''), normalise(place?.address ?? '')]
  return { system: 'import-row', value: createHash('sha256').update(canonical(identity)).digest('base64url') }
}
