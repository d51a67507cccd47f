import * as v from 'valibot'
import { fieldHistory, History, historyInput } from '../audit/field-history.ts'
import { enterpriseArea } from './area.ts'
import { findEnterprise } from './find-enterprise.ts'

/** What changed in an enterprise, when, and by whom; newest first. */
export const history = enterpriseArea.query({
  name: 'history',
  title: 'See what changed in an enterprise',
  path: '/inventory/:id/history',
  permission: 'read',
  input: v.object(historyInput),
  output: History,
  async run({ id, ...paging }, call) {
    await findEnterprise(call, id)
    return fieldHistory(call, { kind: 'enterprise', id }, paging)
  },
})
