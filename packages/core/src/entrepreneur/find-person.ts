import { and, eq, isNull } from '../db/index.ts'
import type { QueryCall } from '../operations/call.ts'
import { persons } from './tables.ts'

/** The row of a person of this centre. Unknown, of another centre or forgotten: all the same "not found". */
export async function findPerson(
  call: Pick<QueryCall, 'read' | 'mine' | 'notFound'>,
  id: string,
): Promise<typeof persons.$inferSelect> {
  const [person] = await call.read
    .select()
    .from(persons)
    .where(and(call.mine(persons), eq(persons.id, id), isNull(persons.forgottenAt)))
  if (!person) throw call.notFound()
  return person
}
