/** What a form that was sent holds. Keeps the browser from sending it itself. */
export function fieldsOf(event: SubmitEvent) {
  event.preventDefault()
  const form = event.currentTarget as HTMLFormElement
  return { form, given: (name: string): string => String(new FormData(form).get(name) ?? '') }
}

/** Why a change was refused; `undefined` where it was done. */
export async function faultOf(change: () => Promise<unknown>): Promise<unknown> {
  try {
    await change()
    return undefined
  } catch (error) {
    return error
  }
}
