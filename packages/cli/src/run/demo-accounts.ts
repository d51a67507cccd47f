import { listStaff, systemActor, type CentreRef, type Milpa } from '@milpa/core'
import { BetterAuthIdentity, invite, loadSecrets } from '@milpa/server'

/** Of every account of a demonstration. It opens invented records on the operator's own machine, and nothing else. */
export const demoPassword = 'maiz-frijol-calabaza'

/** Somebody on the staff of a demonstration. */
export interface DemoPerson {
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
}

/** Invites the people of a demonstration and sets their password, as each would do by her link. */
export function enrolling(milpa: Milpa, data: string): (person: DemoPerson, centre: CentreRef) => Promise<string> {
  const identity = new BetterAuthIdentity(milpa, { secret: loadSecrets(data).session })
  return async ({ name, email, roles }, centre) => {
    const door = { centre, actor: systemActor('demo') }
    const { memberId, token } = await milpa.run(invite, { name, email, roles: [...roles] }, door)
    if (token !== null) {
      const visit = { headers: new Headers(), address: `demo ${email}`, secure: false }
      await identity.acceptInvitation(visit, token, demoPassword)
    }
    const { items } = await milpa.ask(listStaff, { limit: 200 }, door)
    return items.find(({ id }) => id === memberId)!.userId
  }
}
