import * as v from 'valibot'
import { and, eq, keyset, page, paged } from '../db/index.ts'
import type { OperationCall, QueryCall } from '../operations/call.ts'
import { serviceArea } from './area.ts'
import { institutionAdded, institutionChanged } from './events.ts'
import { Line, Text } from './schemas.ts'
import { said } from './said.ts'
import { institutionKinds, institutions } from './tables.ts'

const fields = {
  website: v.optional(v.nullable(v.pipe(v.string(), v.url(), v.startsWith('http'), v.maxLength(300)))),
  territoryCode: v.optional(v.nullable(Line)),
  contactName: v.optional(v.nullable(Line)),
  contactPhone: v.optional(v.nullable(Line)),
  contactEmail: v.optional(v.nullable(v.pipe(v.string(), v.email(), v.maxLength(200)))),
  address: v.optional(v.nullable(Line)),
  notes: v.optional(v.nullable(Text)),
}

const Institution = v.pipe(
  v.object({
    id: v.string(),
    name: v.string(),
    kind: v.picklist(institutionKinds),
    website: v.nullable(v.string()),
    territoryCode: v.nullable(v.string()),
    contactName: v.nullable(v.string()),
    contactPhone: v.nullable(v.string()),
    contactEmail: v.nullable(v.string()),
    address: v.nullable(v.string()),
    notes: v.nullable(v.string()),
    active: v.boolean(),
  }),
  v.metadata({ ref: 'Institution' }),
)

export const addInstitution = serviceArea.operation({
  name: 'add-institution',
  title: 'Add an institution',
  path: '/institutions',
  permission: 'institutions',
  about: 'institution',
  input: v.object({ name: Line, kind: v.picklist(institutionKinds), ...fields }),
  output: Institution,
  emits: [institutionAdded],
  async run(input, call) {
    const row = {
      website: null,
      territoryCode: null,
      contactName: null,
      contactPhone: null,
      contactEmail: null,
      address: null,
      notes: null,
      ...said(input),
      id: call.id(),
      centreId: call.centre.id,
      active: true,
      createdAt: call.at,
    }
    const [made] = await call.tx.insert(institutions).values(row).returning()
    await call.emit(institutionAdded, { id: row.id })
    return made!
  },
})

/** What is left out stays, null empties. An institution that is no longer active gives no new service. */
export const changeInstitution = serviceArea.operation({
  name: 'change-institution',
  title: 'Change an institution',
  path: '/institutions/:id',
  method: 'PATCH',
  permission: 'institutions',
  about: 'institution',
  input: v.object({
    id: v.string(),
    name: v.optional(Line),
    kind: v.optional(v.picklist(institutionKinds)),
    ...fields,
    active: v.optional(v.boolean()),
  }),
  output: Institution,
  emits: [institutionChanged],
  async run({ id, ...changes }, call) {
    const before = await findInstitution(call, id)
    const kept = said(changes)
    if (Object.keys(kept).length === 0) return before
    const [after] = await call.tx
      .update(institutions)
      .set(kept)
      .where(and(call.mine(institutions), eq(institutions.id, id)))
      .returning()
    // The contact is somebody's name and number: that it changed is kept, what it was is not.
    await call.changed({ kind: 'institution', id }, before, kept, ['contactName', 'contactPhone', 'contactEmail'])
    await call.emit(institutionChanged, { id })
    return after!
  },
})

export const listInstitutions = serviceArea.query({
  name: 'institutions',
  title: 'Institutions',
  path: '/institutions',
  permission: 'read',
  input: v.object({
    ...paged,
    kind: v.optional(v.picklist(institutionKinds)),
    active: v.optional(v.boolean()),
  }),
  output: page(Institution),
  async run(input, call) {
    const keys = keyset([institutions.name, institutions.id], input)
    const { kind, active } = input
    const rows = await call.read
      .select()
      .from(institutions)
      .where(
        and(
          call.mine(institutions),
          keys.where,
          kind && eq(institutions.kind, kind),
          active === undefined ? undefined : eq(institutions.active, active),
        ),
      )
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    return keys.page(rows, ({ name, id }) => [name, id])
  },
})

export const readInstitution = serviceArea.query({
  name: 'institution',
  title: 'One institution',
  path: '/institutions/:id',
  permission: 'read',
  input: v.object({ id: v.string() }),
  output: v.object({ ...Institution.entries, facets: v.record(v.string(), v.unknown()) }),
  async run({ id }, call) {
    const institution = await findInstitution(call, id)
    return { ...institution, facets: (await call.facets('institution', [id])).get(id) ?? {} }
  },
})

export async function findInstitution(call: Pick<QueryCall, 'read' | 'mine' | 'notFound'>, id: string) {
  const institution = await institutionOf(call, id)
  if (!institution) throw call.notFound()
  return institution
}

/** The institution with this id, if the centre has it. */
export async function institutionOf(call: Pick<OperationCall, 'read' | 'mine'>, id: string) {
  const [institution] = await call.read
    .select()
    .from(institutions)
    .where(and(call.mine(institutions), eq(institutions.id, id)))
  return institution
}
