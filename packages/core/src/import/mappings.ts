import * as v from 'valibot'
import { and, eq } from '../db/index.ts'
import { importArea } from './area.ts'
import { savedMappings } from './find-mapping.ts'
import { Mapping, MappingKey } from './mapping.ts'
import { shippedMappings } from './shipped.ts'
import { importMappings } from './tables.ts'

export const mappings = importArea.query({
  name: 'mappings',
  title: 'Mappings: those that ship with Milpa, and those of the centre',
  path: '/mappings',
  permission: 'run',
  input: v.object({}),
  output: v.object({ items: v.array(v.object({ mapping: Mapping, shipped: v.boolean() })) }),
  async run(_input, call) {
    const own = (await savedMappings(call)).map((mapping) => ({ mapping, shipped: false }))
    return { items: [...own, ...shippedMappings.map((mapping) => ({ mapping, shipped: true }))] }
  },
})

export const saveMapping = importArea.operation({
  name: 'save-mapping',
  title: 'Save a mapping for files of the centre',
  method: 'PUT',
  path: '/mappings',
  permission: 'mappings',
  about: 'import-mapping',
  input: v.object({ mapping: Mapping }),
  output: v.object({ id: v.string() }),
  errors: ['MAPPING_SHIPPED'],
  async run({ mapping }, call) {
    if (shippedMappings.some(({ key }) => key === mapping.key)) throw call.error('MAPPING_SHIPPED')
    const mine = and(call.mine(importMappings), eq(importMappings.key, mapping.key))
    const change = { mapping, updatedAt: call.at, updatedBy: call.actor.id }
    const [known] = await call.tx.update(importMappings).set(change).where(mine).returning({ id: importMappings.id })
    if (known) return known
    const id = call.id()
    await call.tx.insert(importMappings).values({ id, centreId: call.centre.id, key: mapping.key, ...change })
    return { id }
  },
})

export const removeMapping = importArea.operation({
  name: 'remove-mapping',
  title: 'Remove a saved mapping',
  method: 'DELETE',
  path: '/mappings/:key',
  permission: 'mappings',
  input: v.object({ key: MappingKey }),
  output: v.object({ id: v.string() }),
  async run({ key }, call) {
    const mine = and(call.mine(importMappings), eq(importMappings.key, key))
    const [gone] = await call.tx.delete(importMappings).where(mine).returning({ id: importMappings.id })
    if (!gone) throw call.notFound()
    call.about({ kind: 'import-mapping', id: gone.id })
    return gone
  },
})
