import { Milpa, type Actor, type CentreRef, type Operation } from '@milpa/core'
import type { StaffKey } from './staff.ts'

/** What became of each plan, by the object that described it, and which of them somebody is at work on. */
export class Records {
  readonly ids = new Map<object, string>()
  readonly busy = new Set<object>()
}

/** The same Milpa at another moment: whatever runs in it finds the clock where the story is. */
export const atMoment = ({ host, chains, failed }: Milpa, at: Date): Milpa =>
  new Milpa({ ...host, clock: () => new Date(at) }, chains, failed)

/** Thrown where a step needs what another step is still making; the step has done nothing yet and is begun again. */
class TooEarly extends Error {
  override readonly name = 'TooEarly'
}

/** One step of the story: runs operations at its moment, as people of the staff. */
export class Scene {
  readonly #milpa: Milpa
  readonly #centre: CentreRef
  readonly #staff: ReadonlyMap<StaffKey, Actor>
  readonly #records: Records
  readonly #touched = new Set<object>()
  #begun = false
  /** Whether it could not begin, since something it needs is still being made. */
  tooEarly = false

  constructor(milpa: Milpa, centre: CentreRef, staff: ReadonlyMap<StaffKey, Actor>, records: Records) {
    this.#milpa = milpa
    this.#centre = centre
    this.#staff = staff
    this.#records = records
  }

  /** What this step changes; no step that changes the same may begin before it ends. */
  get touched(): ReadonlySet<object> {
    return this.#touched
  }

  run<I, T, O>(as: StaffKey, operation: Operation<I, T, O>, input: I): Promise<O> {
    this.#begun = true
    return this.#milpa.run(operation, input, { centre: this.#centre, actor: this.actor(as) })
  }

  actor(key: StaffKey): Actor {
    return this.#staff.get(key)!
  }

  keep(plan: object, id: string): void {
    this.#records.ids.set(plan, id)
  }

  /** The id of the record that a plan became and that this step changes. */
  idOf(plan: object): string {
    if (this.#records.busy.has(plan) && !this.#begun) this.#refuse(plan)
    this.#touched.add(plan)
    return this.refOf(plan)
  }

  /** The id of a record that this step only points at. */
  refOf(plan: object): string {
    return this.#records.ids.get(plan) ?? this.#refuse(plan)
  }

  #refuse(plan: object): never {
    this.tooEarly = !this.#begun
    throw new TooEarly(`Nothing was made yet of ${JSON.stringify(plan).slice(0, 200)}.`)
  }
}
