import * as v from 'valibot'
import { and, asc, eq, inArray } from '../db/index.ts'
import { fieldChanges } from '../audit/tables.ts'
import { exactPlace as askPlace, read as readEnterprise } from '../enterprise/read.ts'
import { enterprisePeople, enterprises } from '../enterprise/tables.ts'
import { entrepreneurArea } from './area.ts'
import { consentHistory } from './consent.ts'
import { consentTextList } from './consent-texts.ts'
import { findPerson } from './find-person.ts'
import { read, sensitiveFacts } from './read.ts'
import { recordsOf } from './records-of.ts'
import { persons } from './tables.ts'
import { enterprisesOwnedBy } from '../enterprise/owned-by.ts'

const reason = 'handed to the person herself'

/** All that core keeps about a person, for her to take away: her record, sealed facts opened, consents, enterprises, history. */
export const myData = entrepreneurArea.query({
  name: 'my-data',
  title: 'Everything that is kept about a person',
  path: '/persons/:id/data',
  permission: 'export',
  input: v.object({ id: v.string() }),
  output: v.object({
    at: v.string(),
    /** As `entrepreneurs.read` answers, with the facets of every plugin. */
    person: v.record(v.string(), v.unknown()),
    sensitive: v.record(v.string(), v.unknown()),
    consents: v.array(v.record(v.string(), v.unknown())),
    /** As `enterprises.read` answers, with the exact place where she owns it. */
    enterprises: v.array(v.record(v.string(), v.unknown())),
    /** Earlier values of her fields. */
    history: v.array(v.record(v.string(), v.unknown())),
  }),
  async run({ id }, call) {
    await findPerson(call, id)
    const ids = [...(await recordsOf(call, persons, [id]))]
    const texts = new Map((await call.ask(consentTextList, {})).items.map((text) => [text.id, text.texts]))
    const owned = new Set(await enterprisesOwnedBy(call, id))
    const work = await call.read
      .selectDistinct({ id: enterprises.id })
      .from(enterprisePeople)
      .innerJoin(enterprises, eq(enterprises.id, enterprisePeople.enterpriseId))
      .where(and(call.mine(enterprisePeople), eq(enterprisePeople.personId, id)))
      .orderBy(asc(enterprises.id))
    const hers: Record<string, unknown>[] = []
    for (const one of work) {
      const enterprise = await call.ask(readEnterprise, { id: one.id })
      const place = owned.has(one.id) ? (await call.ask(askPlace, { id: one.id, reason })).place : null
      // Others who work there have their own records to ask for.
      const people = enterprise.people.filter(({ personId }) => personId === id)
      hers.push({ ...enterprise, people, place })
    }
    const changes = await call.read
      .select()
      .from(fieldChanges)
      .where(and(call.mine(fieldChanges), eq(fieldChanges.subjectKind, 'person'), inArray(fieldChanges.subjectId, ids)))
      .orderBy(asc(fieldChanges.id))
    return {
      at: call.at.toISOString(),
      person: await call.ask(read, { id }),
      sensitive: await call.ask(sensitiveFacts, { id, reason }),
      consents: (await call.ask(consentHistory, { id })).items.map((answer) => ({
        ...answer,
        texts: texts.get(answer.textId) ?? {},
      })),
      enterprises: hers,
      history: changes.map(({ field, before, after, at }) => ({
        field,
        before: before?.value ?? null,
        after: after?.value ?? null,
        at: at.toISOString(),
      })),
    }
  },
})
