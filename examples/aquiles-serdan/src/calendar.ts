const dayMs = 86_400_000

/** Days of the example, counted back and forth from the day on which it is looked at. */
export class Calendar {
  readonly #today: number

  constructor(today: Date) {
    this.#today = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate())
  }

  /** `YYYY-MM-DD`, so many days ago (after today when negative). */
  day(ago: number): string {
    return new Date(this.#today - ago * dayMs).toISOString().slice(0, 10)
  }

  /**
   * A moment of that day, by the clock of Chihuahua (UTC-6 all year since 2022).
   *
   * @param minutes since midnight there, before 18:00 so that the day is the same in UTC.
   */
  at(ago: number, minutes: number): Date {
    return new Date(this.#today - ago * dayMs + (minutes + 360) * 60_000)
  }
}
