import * as v from 'valibot'
import { registerMany, type Outcome } from '../enterprise/register-many.ts'
import { fullCode } from '../operations/errors.ts'
import type { OperationCall } from '../operations/call.ts'
import { Problem } from '../operations/problem.ts'
import { importArea } from './area.ts'

const Batch = v.object({
  rows: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(500)),
  listing: v.optional(v.object({ source: v.string() })),
})
export type Batch = v.InferOutput<typeof Batch>

/**
 * Registers rows and takes it all back: a dry run follows the very rules of the real one, those of plugins included.
 * Only a refusal undoes what an operation did, so the outcomes are the data of the refusal.
 */
export const rehearse = importArea.operation({
  name: 'rehearse',
  title: 'See what registering rows would do, without doing it',
  path: '/rehearse',
  permission: 'run',
  input: Batch,
  output: v.object({}),
  errors: ['REHEARSED'],
  async run(batch, call) {
    const { outcomes } = await call.run(registerMany, batch)
    throw call.error('REHEARSED', { outcomes })
  },
})

const rehearsed = fullCode(importArea.id, 'REHEARSED')

/** What registering these rows would do. */
export async function outcomesOf(call: Pick<OperationCall, 'run'>, batch: Batch): Promise<readonly Outcome[]> {
  try {
    await call.run(rehearse, batch)
  } catch (error) {
    if (error instanceof Problem && error.code === rehearsed) return error.data['outcomes'] as readonly Outcome[]
    throw error
  }
  throw new Error('A rehearsal was not taken back.')
}
