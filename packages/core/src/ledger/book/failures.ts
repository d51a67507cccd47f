import { refusals, type RefusalCode } from '../refusals.ts'
import type { Page } from './decide.ts'
import type { Answer } from './wanted.ts'

/** Codes of refusals that may pass by themselves: their ids are remembered. */
const passing: ReadonlySet<string> = new Set(
  Object.entries(refusals).flatMap(([code, spec]) => ('passes' in spec ? [code] : [])),
)

/** Sent again in the same batch, after another has removed the reason, it is refused as it would be later. */
export function rememberFailure(answer: Answer, { failed }: Page): void {
  if (answer.result !== 'refused') return
  const { id, code } = answer.refusal
  if (passing.has(code) && !failed.has(id)) (failed as Map<string, string>).set(id, code)
}

/** What of a batch is to be remembered as failed. */
export const failuresIn = (
  answers: readonly Answer[],
): readonly { readonly id: string; readonly code: RefusalCode }[] =>
  answers.flatMap((answer) => {
    if (answer.result !== 'refused') return []
    const { id, code } = answer.refusal
    return passing.has(code) ? [{ id, code }] : []
  })
