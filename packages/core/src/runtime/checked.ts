import type { Endpoint } from '../operations/operation.ts'
import { problem } from '../operations/problem.ts'
import { check } from '../operations/schema.ts'

export async function checkedInput(endpoint: Endpoint, input: unknown): Promise<unknown> {
  const checked = await check(endpoint.input, input)
  if ('issues' in checked) throw problem('INVALID_INPUT', { issues: checked.issues })
  return checked.value
}

/**
 * The output schema is the allow-list of what leaves: a function may return a whole row without the compiler minding,
 * and only what the schema names goes on.
 */
export async function checkedOutput(endpoint: Endpoint, output: unknown): Promise<unknown> {
  const checked = await check(endpoint.output, output)
  if ('value' in checked) return checked.value
  const { pointer, rule } = checked.issues[0]!
  throw new Error(`${endpoint.id} answered something that its output schema refuses at "${pointer || '/'}" (${rule}).`)
}
