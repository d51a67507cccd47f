import * as v from 'valibot'
import { fieldHistory, History, historyInput } from '../audit/field-history.ts'
import { entrepreneurArea } from './area.ts'
import { findPerson } from './find-person.ts'

/** What changed in a person's record, when, and by whom; newest first. */
export const history = entrepreneurArea.query({
  name: 'history',
  title: 'See what changed in a person',
  path: '/persons/:id/history',
  permission: 'read',
  input: v.object(historyInput),
  output: History,
  async run({ id, ...paging }, call) {
    await findPerson(call, id)
    call.saw({ kind: 'person', id })
    return fieldHistory(call, { kind: 'person', id }, paging)
  },
})
