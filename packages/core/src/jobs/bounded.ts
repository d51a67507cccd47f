/** How long a job may go on once it was told to end: then it is left to itself. */
export const grace = 5000

export class JobEnded extends Error {
  override readonly name = 'JobEnded'
}

/**
 * Runs a job for `longest` milliseconds at most, and not much longer than until `ending` is aborted. A promise cannot be
 * stopped from outside: a job that does not heed its signal is abandoned, and whatever it still tries is refused by
 * `assertRunning`.
 *
 * @param work is given its signal and `assertRunning`. @throws JobEnded when the job was abandoned
 */
export async function bounded<T>(
  work: (signal: AbortSignal, assertRunning: () => void) => Promise<T>,
  { longest, ending }: { readonly longest: number; readonly ending: AbortSignal },
): Promise<T> {
  const late = new AbortController()
  const timers: NodeJS.Timeout[] = []
  let over = false
  const assertRunning = () => {
    if (over) throw new JobEnded('This run of the job is over: nothing it still asks for is done.')
  }
  const abandoned = new Promise<never>((_, reject) => {
    const tooLong = setTimeout(() => {
      reject(new JobEnded(`It ran for ${longest / 1000} s, the most that its kind of job may take, and was stopped.`))
      late.abort()
    }, longest)
    timers.push(tooLong.unref())
    const told = () => timers.push(setTimeout(() => reject(new JobEnded('It did not end when it was told to.')), grace))
    if (ending.aborted) told()
    else ending.addEventListener('abort', told, { once: true, signal: late.signal })
  })
  try {
    return await Promise.race([work(AbortSignal.any([ending, late.signal]), assertRunning), abandoned])
  } finally {
    over = true
    late.abort()
    for (const timer of timers) clearTimeout(timer)
  }
}
