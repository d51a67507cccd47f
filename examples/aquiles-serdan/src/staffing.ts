import {
  actorOfMember,
  addStaff,
  membershipsOf,
  systemActor,
  type Actor,
  type CentreRef,
  type Milpa,
} from '@milpa/core'
import { demoStaff, type DemoStaff, type StaffKey } from './staff.ts'

/** Puts somebody on the staff and answers the user id of her account. */
export type Enrol = (person: DemoStaff, centre: CentreRef) => Promise<string>

/** Staff without accounts, where nobody signs in: a test, a plugin's own example. */
export const enrolOnly =
  (milpa: Milpa): Enrol =>
  async ({ key, name, roles }, centre) => {
    const userId = `demo-${key}`
    await milpa.run(addStaff, { userId, name, roles: [...roles] }, { centre, actor: systemActor('demo') })
    return userId
  }

/** Enrols everybody of the staff and takes each one's permissions from her roles, as signing in would. */
export async function enrolStaff(milpa: Milpa, centre: CentreRef, enrol: Enrol): Promise<ReadonlyMap<StaffKey, Actor>> {
  const { read, registry } = milpa.host
  const staff = new Map<StaffKey, Actor>()
  for (const person of demoStaff) {
    const userId = await enrol(person, centre)
    const membership = (await membershipsOf(read, userId)).find((one) => one.centre.id === centre.id)
    if (!membership) throw new Error(`${person.name} was not put on the staff of ${centre.slug}.`)
    staff.set(person.key, await actorOfMember(read, registry.permissions, membership))
  }
  return staff
}
