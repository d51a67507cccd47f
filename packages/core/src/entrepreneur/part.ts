import type { Part } from '../plugin/define-plugin.ts'
import { archive, restore } from './archive.ts'
import { entrepreneurArea } from './area.ts'
import { consent, consentHistory } from './consent.ts'
import { addConsentText, consentTextList } from './consent-texts.ts'
import { forget, forgetPerson } from './forget.ts'
import { groupList, readGroup, registerGroup, setMembers, updateGroup } from './groups.ts'
import { history } from './history.ts'
import { list } from './list.ts'
import { lookAlikes } from './look-alikes.ts'
import { mergeList } from './merge-list.ts'
import { distinct, merge, similar, unmerge } from './merge.ts'
import { myData } from './my-data.ts'
import { read, sensitiveFacts } from './read.ts'
import { register } from './register.ts'
import { entrepreneurTables } from './tables.ts'
import { update } from './update.ts'

export const entrepreneurPart: Part = {
  area: entrepreneurArea,
  tables: entrepreneurTables,
  operations: [
    register,
    update,
    archive,
    restore,
    addConsentText,
    consent,
    merge,
    unmerge,
    distinct,
    forget,
    registerGroup,
    updateGroup,
    setMembers,
  ],
  queries: [
    list,
    read,
    sensitiveFacts,
    history,
    similar,
    lookAlikes,
    mergeList,
    consentHistory,
    consentTextList,
    myData,
    groupList,
    readGroup,
  ],
  forget: forgetPerson,
}
