/** How long a job may go on once it was told to end: then it is left to itself. */
export const grace = 5000

export class JobEnded extends Error {
  override readonly name = 'JobEnded'
}

/**
 * Runs a job for `longest` milliseconds at most, and not much longer than until `ending` is aborted: it is told by its
 * signal, and has `grace` to return. A promise cannot be stopped from outside: a job that does not heed its signal is
 * abandoned, and whatever it still tries is refused by `assertRunning`.
 *
 * @param work is given its signal and `assertRunning`. @throws JobEnded when the job was abandoned, or ran too long: what
 * one that was told to stop hands back is half a result, and is no reason to call it done.
 */
export async function bounded<T>(
  work: (signal: AbortSignal, assertRunning: () => void) => Promise<T>,
  { longest, ending }: { readonly longest: number; readonly ending: AbortSignal },
): Promise<T> {
  const late = new AbortController()
  const signal = AbortSignal.any([ending, late.signal])
  const tooLong = `It ran for ${longest / 1000} s, the most that its kind of job may take, and was stopped.`
  const timers: NodeJS.Timeout[] = []
  let over = false
  const assertRunning = () => {
    if (over) throw new JobEnded('This run of the job is over: nothing it still asks for is done.')
  }
  timers.push(setTimeout(() => late.abort(), longest).unref())
  const abandoned = new Promise<never>((_, reject) => {
    const told = () => {
      const sentence = late.signal.aborted ? tooLong : 'It did not end when it was told to.'
      timers.push(setTimeout(() => reject(new JobEnded(sentence)), grace))
    }
    if (signal.aborted) told()
    else signal.addEventListener('abort', told, { once: true })
  })
  try {
    const result = await Promise.race([work(signal, assertRunning), abandoned])
    if (late.signal.aborted && !ending.aborted) throw new JobEnded(tooLong)
    return result
  } finally {
    over = true
    for (const timer of timers) clearTimeout(timer)
  }
}
