import type { Calendar } from './calendar.ts'
import type { Random } from './random.ts'
import type { Scene } from './scene.ts'

export interface Step {
  readonly at: Date
  readonly act: (scene: Scene) => Promise<unknown>
}

/** What happens in the example and when. Steps are told in the order of their moments, and of one moment in the order given. */
export class Story {
  readonly calendar: Calendar
  readonly #steps: Step[] = []
  readonly #random: Random

  constructor(calendar: Calendar, random: Random) {
    this.calendar = calendar
    this.#random = random
  }

  /** Something that happens so many days ago, in office hours. What is given later for one day happens after it. */
  on(ago: number, act: Step['act']): void {
    this.#steps.push({ at: this.calendar.at(Math.max(1, ago), 540), act })
  }

  get length(): number {
    return this.#steps.length
  }

  /** Steps in order; within a day each some minutes after the one before. */
  *told(): Generator<Step> {
    const sorted = this.#steps
      .map((step, index) => ({ step, index }))
      .sort((a, b) => a.step.at.getTime() - b.step.at.getTime() || a.index - b.index)
    let last = 0
    for (const { step } of sorted) {
      const dayEnd = step.at.getTime() + 480 * 60_000
      const next =
        last < step.at.getTime()
          ? step.at.getTime() + this.#random.whole(0, 30) * 60_000
          : last + this.#random.whole(20, 240) * 1000
      last = Math.min(next, dayEnd)
      yield { at: new Date(last), act: step.act }
    }
  }
}
