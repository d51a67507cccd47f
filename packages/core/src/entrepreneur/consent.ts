import * as v from 'valibot'
import { and, desc, eq } from '../db/index.ts'
import { shownOnAWord } from '../enterprise/listing.ts'
import { rejudge } from '../enterprise/rejudge.ts'
import { enterprisesOwnedBy } from '../enterprise/owned-by.ts'
import type { Doing } from './any-call.ts'
import { entrepreneurArea } from './area.ts'
import { consentGiven, consentWithdrawn } from './events.ts'
import { findPerson } from './find-person.ts'
import { survivorOf } from './records-of.ts'
import { consents, consentTexts, persons, purposes, type Purpose } from './tables.ts'

const How = v.picklist(['paper', 'spoken', 'online'])

/**
 * Records what a person answers to a text: yes, no, or no longer. A no takes effect in this transaction: her enterprises
 * leave the directory, exact places go back to their cells, photos are hidden. The next public read has nothing of it.
 */
export const consent = entrepreneurArea.operation({
  name: 'consent',
  title: 'Record what a person agrees to, or no longer',
  path: '/persons/:id/consents',
  permission: 'consent',
  about: 'person',
  input: v.object({
    id: v.string(),
    purpose: v.picklist(purposes),
    answer: v.picklist(['given', 'refused', 'withdrawn']),
    how: How,
    /** Who was there when it was spoken. */
    witness: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(160))),
    /** The version that she answered; the newest when absent. */
    textId: v.optional(v.string()),
  }),
  output: v.object({
    id: v.string(),
    consentId: v.string(),
    /** Enterprises that left the public directory by it. */
    unlisted: v.array(v.string()),
  }),
  errors: ['NO_CONSENT_TEXT', 'NOTHING_TO_WITHDRAW', 'CONSENT_ON_ARCHIVED'],
  emits: [consentGiven, consentWithdrawn],
  async run({ id: given, purpose, answer, how, witness, textId }, call) {
    // Said under a record that was merged into another, it is the word of the person whom both are about.
    const id = await survivorOf(call, persons, given)
    const person = await findPerson(call, id)
    if (person.archivedAt !== null && answer === 'given') throw call.error('CONSENT_ON_ARCHIVED')
    const [before] = await call.tx
      .select()
      .from(consents)
      .where(
        and(call.mine(consents), eq(consents.personId, id), eq(consents.purpose, purpose), eq(consents.current, true)),
      )
    if (answer === 'withdrawn' && before?.answer !== 'given') throw call.error('NOTHING_TO_WITHDRAW')
    const text = answer === 'withdrawn' ? before!.textId : await textFor(call, purpose, textId)
    if (text === undefined) throw textId === undefined ? call.error('NO_CONSENT_TEXT') : call.notFound()
    if (before) {
      await call.tx
        .update(consents)
        .set({ current: false })
        .where(and(call.mine(consents), eq(consents.id, before.id)))
    }
    const consentId = call.id()
    await call.tx.insert(consents).values({
      id: consentId,
      centreId: call.centre.id,
      personId: id,
      purpose,
      textId: text,
      answer,
      how,
      witness: witness ?? null,
      current: true,
      at: call.at,
      by: call.actor.id,
    })
    if (answer === 'given') {
      await call.emit(consentGiven, { id, purpose })
      return { id, consentId, unlisted: [] }
    }
    const ids = shownOnAWord.some((one) => one === purpose) ? await enterprisesOwnedBy(call, id) : []
    const { unlisted } = await call.run(rejudge, { ids: [...ids] })
    await call.emit(consentWithdrawn, { id, purpose })
    return { id, consentId, unlisted }
  },
})

async function textFor(call: Doing, purpose: Purpose, textId: string | undefined): Promise<string | undefined> {
  const [text] = await call.tx
    .select({ id: consentTexts.id })
    .from(consentTexts)
    .where(
      and(
        call.mine(consentTexts),
        eq(consentTexts.purpose, purpose),
        textId === undefined ? undefined : eq(consentTexts.id, textId),
      ),
    )
    .orderBy(desc(consentTexts.version))
    .limit(1)
  return text?.id
}

const Answer = v.object({
  id: v.string(),
  purpose: v.picklist(purposes),
  answer: v.picklist(['given', 'refused', 'withdrawn']),
  how: How,
  witness: v.nullable(v.string()),
  textId: v.string(),
  textVersion: v.number(),
  current: v.boolean(),
  at: v.string(),
  by: v.string(),
})

/** Every answer of a person, newest first; the one that counts of each purpose says `current`. */
export const consentHistory = entrepreneurArea.query({
  name: 'consents',
  title: 'See what a person has agreed to',
  path: '/persons/:id/consents',
  permission: 'read',
  input: v.object({ id: v.string() }),
  output: v.object({ items: v.array(Answer) }),
  async run({ id }, call) {
    await findPerson(call, id)
    const rows = await call.read
      .select({ given: consents, textVersion: consentTexts.version })
      .from(consents)
      .innerJoin(consentTexts, eq(consentTexts.id, consents.textId))
      .where(and(call.mine(consents), eq(consents.personId, id)))
      .orderBy(desc(consents.id))
    return { items: rows.map(({ given, textVersion }) => ({ ...given, textVersion, at: given.at.toISOString() })) }
  },
})
