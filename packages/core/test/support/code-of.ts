import { Problem } from '@milpa/core'

/** The code with which something was refused; `undefined` when it was not. */
export async function codeOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof Problem ? error.code : error
}
