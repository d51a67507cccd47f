import { and, eq, isNull } from '../db/index.ts'
import type { QueryCall } from '../operations/call.ts'
import { enterprises } from './tables.ts'
import type { EnterpriseRow } from './terms-of.ts'

/** The row of an enterprise of this centre. Unknown, of another centre or erased: all the same "not found". */
export async function findEnterprise(
  call: Pick<QueryCall, 'read' | 'mine' | 'notFound'>,
  id: string,
): Promise<EnterpriseRow> {
  const [enterprise] = await call.read
    .select()
    .from(enterprises)
    .where(and(call.mine(enterprises), eq(enterprises.id, id), isNull(enterprises.forgottenAt)))
  if (!enterprise) throw call.notFound()
  return enterprise
}
