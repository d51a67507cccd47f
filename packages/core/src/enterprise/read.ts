import * as v from 'valibot'
import { and, asc, eq } from '../db/index.ts'
import { contactsOf } from '../entrepreneur/contact.ts'
import { activityLanguage } from './any-activity.ts'
import { enterpriseArea } from './area.ts'
import { Language } from './directory-filters.ts'
import { Enterprise, EnterprisePerson, ExternalId, presentEnterprise } from './enterprise-shape.ts'
import { findEnterprise } from './find-enterprise.ts'
import { peopleOf } from './people.ts'
import { PlaceInput } from './place.ts'
import { enterprises, externalIds, validationResults, validations } from './tables.ts'

const Validation = v.object({
  id: v.string(),
  result: v.picklist(validationResults),
  note: v.nullable(v.string()),
  campaignId: v.nullable(v.string()),
  at: v.string(),
  by: v.string(),
})

/** One enterprise with its people, numbers of other registers and validations. The look is in the audit. */
export const read = enterpriseArea.query({
  name: 'read',
  title: 'See one enterprise',
  path: '/inventory/:id',
  permission: 'read',
  input: v.object({ id: v.string(), language: Language }),
  output: v.pipe(
    v.object({
      ...Enterprise.entries,
      people: v.array(EnterprisePerson),
      externalIds: v.array(ExternalId),
      validations: v.array(Validation),
    }),
    v.metadata({ ref: 'EnterpriseWithPeople' }),
  ),
  async run({ id, language }, call) {
    const row = await findEnterprise(call, id)
    call.saw({ kind: 'enterprise', id })
    const contacts = await contactsOf(call, [id])
    const facets = await call.facets('enterprise', [id])
    const numbers = await call.read
      .select({ system: externalIds.system, value: externalIds.value })
      .from(externalIds)
      .where(and(call.mine(externalIds), eq(externalIds.enterpriseId, id)))
      .orderBy(asc(externalIds.system), asc(externalIds.value))
    const looks = await call.read
      .select()
      .from(validations)
      .where(and(call.mine(validations), eq(validations.enterpriseId, id)))
      .orderBy(asc(validations.id))
    const spoken = language ?? activityLanguage(call.centre.locale)
    return {
      ...presentEnterprise(row, spoken, contacts.get(id), facets.get(id)),
      people: await peopleOf(call, [id]),
      externalIds: numbers,
      validations: looks.map((look) => ({ ...look, at: look.at.toISOString() })),
    }
  },
})

/** The exact place of an enterprise: opened for a reason, which the audit keeps. */
export const exactPlace = enterpriseArea.query({
  name: 'exact-place',
  title: 'See the exact place of an enterprise',
  path: '/inventory/:id/exact-place',
  permission: 'place',
  input: v.object({ id: v.string(), reason: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(200)) }),
  output: v.object({ place: v.nullable(PlaceInput) }),
  async run({ id, reason }, call) {
    const row = await findEnterprise(call, id)
    const opened = call.reveal(enterprises.exactPlace, { kind: 'enterprise', id }, row.exactPlace, reason)
    return { place: opened === null ? null : v.parse(PlaceInput, JSON.parse(opened)) }
  },
})
