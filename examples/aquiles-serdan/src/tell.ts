import type { Actor, CentreRef, Milpa } from '@milpa/core'
import { atMoment, Records, Scene } from './scene.ts'
import type { StaffKey } from './staff.ts'
import type { Step, Story } from './story.ts'

/**
 * Tells a story to the end. Steps that do not wait for one another are begun together: libSQL runs them in the order in
 * which they were begun and commits them together. PostgreSQL would run them side by side, so there they go one by one.
 */
export async function tell(
  story: Story,
  milpa: Milpa,
  centre: CentreRef,
  staff: ReadonlyMap<StaffKey, Actor>,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const together = milpa.host.engine.name === 'libsql' ? 32 : 1
  const records = new Records()
  let begun: Promise<unknown>[] = []
  let done = 0
  const finish = async () => {
    await Promise.all(begun)
    done += begun.length
    begun = []
    records.busy.clear()
    progress(done, story.length)
  }
  const begin = ({ at, act }: Step): boolean => {
    const scene = new Scene(atMoment(milpa, at), centre, staff, records)
    // Whatever a step needs it looks up before its first operation, so it is known at once whether it came too early.
    const acting = (async () => act(scene))()
    if (scene.tooEarly && begun.length > 0) {
      acting.catch(() => undefined)
      return false
    }
    for (const plan of scene.touched) records.busy.add(plan)
    begun.push(acting)
    return true
  }
  for (const step of story.told()) {
    if (begun.length >= together) await finish()
    if (begin(step)) continue
    await finish()
    begin(step)
  }
  await finish()
}
