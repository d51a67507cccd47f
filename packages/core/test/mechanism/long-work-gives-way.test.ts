import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Foreground } from '../../src/runtime/foreground.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

test('long work waits until nobody waits for an answer, and not for ever in a busy hour', async () => {
  const foreground = new Foreground()
  const answered = foreground.begin()
  const done: string[] = []
  void foreground.giveWay().then(() => done.push('first'))
  await vi.advanceTimersByTimeAsync(20)
  expect(done).toEqual([])
  answered()
  await vi.advanceTimersByTimeAsync(15)
  expect(done).toEqual(['first'])

  foreground.begin()
  void foreground.giveWay().then(() => done.push('second'))
  await vi.advanceTimersByTimeAsync(45)
  expect(done).toEqual(['first'])
  await vi.advanceTimersByTimeAsync(15)
  expect(done).toEqual(['first', 'second'])
})
