import {
  actorOfMember,
  addStaff,
  membershipsOf,
  Milpa,
  systemActor,
  type Actor,
  type CentreRef,
  type Operation,
} from '@milpa/core'
import { demoStaff, type DemoStaff, type StaffKey } from './staff.ts'

/** Puts somebody on the staff and answers the user id of her account. */
export type Enrol = (person: DemoStaff, centre: CentreRef) => Promise<string>

/** The same Milpa at another moment: operations that run in it find the clock where the story is. */
export class Moment {
  readonly milpa: Milpa
  #now = new Date(0)

  constructor({ host, chains, failed }: Milpa) {
    this.milpa = new Milpa({ ...host, clock: () => new Date(this.#now) }, chains, failed)
  }

  set(at: Date): void {
    this.#now = at
  }
}

/** Whoever writes the story down: runs operations as people of the staff, and remembers what became of each plan. */
export class Scribe {
  readonly centre: CentreRef
  readonly #milpa: Milpa
  readonly #staff: ReadonlyMap<StaffKey, Actor>
  readonly #ids = new Map<object, string>()

  private constructor(milpa: Milpa, centre: CentreRef, staff: ReadonlyMap<StaffKey, Actor>) {
    this.#milpa = milpa
    this.centre = centre
    this.#staff = staff
  }

  /** Enrols the staff and takes each one's permissions from her roles, as signing in would. */
  static async of(milpa: Milpa, centre: CentreRef, enrol: Enrol): Promise<Scribe> {
    const { read, registry } = milpa.host
    const staff = new Map<StaffKey, Actor>()
    for (const person of demoStaff) {
      const userId = await enrol(person, centre)
      const membership = (await membershipsOf(read, userId)).find((one) => one.centre.id === centre.id)
      if (!membership) throw new Error(`${person.name} was not put on the staff of ${centre.slug}.`)
      staff.set(person.key, await actorOfMember(read, registry.permissions, membership))
    }
    return new Scribe(milpa, centre, staff)
  }

  run<I, T, O>(as: StaffKey, operation: Operation<I, T, O>, input: I): Promise<O> {
    return this.#milpa.run(operation, input, { centre: this.centre, actor: this.actor(as) })
  }

  actor(key: StaffKey): Actor {
    return this.#staff.get(key)!
  }

  keep(plan: object, id: string): void {
    this.#ids.set(plan, id)
  }

  /** The id of the record that a plan became. */
  idOf(plan: object): string {
    const id = this.#ids.get(plan)
    if (id === undefined) throw new Error(`Nothing was made yet of ${JSON.stringify(plan).slice(0, 200)}.`)
    return id
  }
}

/** Staff without accounts, where nobody signs in: a test, a plugin's own example. */
export const enrolOnly =
  (milpa: Milpa): Enrol =>
  async ({ key, name, roles }, centre) => {
    const userId = `demo-${key}`
    await milpa.run(addStaff, { userId, name, roles: [...roles] }, { centre, actor: systemActor('demo') })
    return userId
  }
