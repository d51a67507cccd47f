import { askAll } from '../api/api.ts'
import type { StaffMember } from '../api/centre.ts'
import { say } from '../words/say.ts'

let staff: Promise<readonly StaffMember[]> | undefined

/** Everybody who works or worked in the centre, asked once. */
export function staffMembers(): Promise<readonly StaffMember[]> {
  staff ??= askAll('centre.staff').catch((error: unknown) => {
    staff = undefined
    throw error
  })
  return staff
}

/** Forgets what was asked, after somebody came, left or changed. */
export function forgetStaff(): void {
  staff = undefined
}

/** Who did something, by the id that histories keep. Without the permission to see the staff, it stays the id's word. */
export async function namesOfStaff(): Promise<(id: string) => string> {
  const known = new Map((await staffMembers().catch(() => [])).map(({ id, name }) => [id, name]))
  return (id) => known.get(id) ?? (id.includes(':') || id === 'system' ? say('common.system') : say('common.somebody'))
}
