import * as v from 'valibot'
import { job } from '../jobs/job.ts'
import { tidy } from './passes.ts'

export const tidyImports = job({
  id: 'imports.tidy',
  title: 'Throw away what is left of old imports',
  input: v.object({}),
  schedule: '20 3 * * *',
  run: (_input, call) => call.run(tidy, {}),
})
