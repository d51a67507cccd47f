import type { MilpaToast } from '@milpa/ui'
import { sentenceOf } from './loading.ts'

let toast: MilpaToast | undefined

export function showNoticesIn(element: MilpaToast): void {
  toast = element
}

/** Says that something was done; with `undo` it can be taken back for ten seconds. */
export function done(text: string, undo?: () => Promise<unknown>): void {
  toast?.show({ text, ...(undo ? { undo: () => void attempt(undo) } : {}) })
}

/** Runs a change whose refusal is best said in passing. @returns whether it was done */
export async function attempt(change: () => Promise<unknown>): Promise<boolean> {
  try {
    await change()
    return true
  } catch (error) {
    toast?.show({ text: sentenceOf(error), tone: 'danger' })
    return false
  }
}
