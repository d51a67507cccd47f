import type { Part } from '../../plugin/define-plugin.ts'
import { caseArea } from './area.ts'
import { changeContact, recordContact, removeContact } from './contacts.ts'
import { forget } from './forget.ts'
import { hours } from './hours.ts'
import { moveCase } from './move-case.ts'
import { addNextStep, changeNextStep, listNextSteps } from './next-steps.ts'
import { changeCase, openCase } from './open-case.ts'
import { recordOutcome, verifyOutcome } from './outcomes.ts'
import { listCases, readCase } from './read-cases.ts'
import { caseTables } from './tables.ts'

export const casePart: Part = {
  area: caseArea,
  tables: caseTables,
  operations: [
    openCase,
    changeCase,
    moveCase,
    recordContact,
    changeContact,
    removeContact,
    addNextStep,
    changeNextStep,
    recordOutcome,
    verifyOutcome,
  ],
  queries: [listCases, readCase, listNextSteps, hours],
  forget,
}
