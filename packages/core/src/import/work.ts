import * as v from 'valibot'
import { job, type JobCall } from '../jobs/job.ts'
import type { In } from '../operations/schema.ts'
import { readImport } from './read.ts'
import { takeChunk } from './take-chunk.ts'
import type { Import } from './import-shape.ts'

/** Who works: a job, or the command line at its own door. */
export type Worker = Pick<JobCall, 'run' | 'ask' | 'signal' | 'progress' | 'giveWay'>

/**
 * Works through an import chunk by chunk until its pass is over or somebody stops it. Between two chunks the process
 * turns to whatever else waits: requests are answered while it runs.
 */
export async function workThrough(id: string, worker: Worker): Promise<In<typeof Import>> {
  let state: In<typeof Import> = await worker.ask(readImport, { id })
  while ((state.status === 'checking' || state.status === 'running') && !worker.signal.aborted) {
    state = await worker.run(takeChunk, { id, chunk: state.passed + 1 })
    await worker.progress(Math.min(state.passed * Math.ceil(state.rows / state.chunks), state.rows), state.rows)
    await worker.giveWay()
  }
  return state
}

export const workImport = job({
  id: 'imports.work',
  title: 'Work through an import',
  input: v.object({ id: v.string() }),
  // What it changes was changed by who confirmed the import.
  inNameOf: 'asker',
  // A national register of a million rows takes some twenty minutes; a slow disk and busy hours may make it ten times that.
  longest: 6 * 3600 * 1000,
  async run({ id }, call) {
    const { status, good, bad, created, changed, unchanged, similar } = await workThrough(id, call)
    return { status, good, bad, created, changed, unchanged, similar }
  },
})
