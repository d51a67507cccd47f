import { askAll, submit } from '../api/api.ts'
import { type CaseRecord, type CaseStep, contactWays, type Outcome, outcomeKinds, verifications } from '../api/cases.ts'
import type { StaffMember } from '../api/centre.ts'
import { done } from '../app/notices.ts'
import { say } from '../words/say.ts'
import { today } from '../words/write.ts'
import { filled, type FormField, type FormSpec, minorUnits, textOf } from './form-dialog.ts'
import { scaleOf } from './service-words.ts'

/** Who works here, and who of them sits before the page. */
export interface Who {
  readonly staff: readonly StaffMember[]
  /** Id of a member; of nobody here when she comes from another centre. */
  readonly me: string
}

/** A choice among those who work here, herself first chosen. */
const whoField = (name: string, label: string, { staff, me }: Who, value: string | null = null): FormField => {
  const active = staff.filter((one) => one.active)
  const chosen = [value, me].find((id) => active.some((one) => one.id === id)) ?? ''
  return {
    name,
    label,
    kind: 'select',
    optional: true,
    value: chosen,
    options: active.map((one) => [one.id, one.name] as const),
  }
}

/** The next stage of a case, with its reason; an accepted one gets its adviser. */
export async function stepForm(record: CaseRecord, step: CaseStep, who: Who, changed: () => void): Promise<FormSpec> {
  const needsReason = step === 'withdraw' || step === 'reopen'
  const reason: FormField = { name: 'reason', label: say('common.reason'), kind: 'area', optional: !needsReason }
  const institutions = step === 'refer' ? await askAll('services.institutions', { active: true }) : []
  return {
    heading: say(`case.step.${step}`),
    action: say(`case.step.${step}`),
    fields:
      step === 'refer'
        ? [
            {
              name: 'institutionId',
              label: say('case.referredTo'),
              kind: 'select',
              options: institutions.map(({ id, name }) => [id, name] as const),
            },
            reason,
          ]
        : step === 'accept'
          ? [whoField('adviserId', say('case.adviser'), who, record.adviserId), reason]
          : [reason],
    act: async (values) => {
      const adviserId = textOf(values, 'adviserId')
      // First the adviser: a refused step leaves a request with somebody who cares for it, and can be tried again.
      if (step === 'accept' && adviserId && adviserId !== record.adviserId) {
        await submit('cases.change-case', { id: record.id, adviserId })
      }
      await submit('cases.move-case', { id: record.id, step, ...filled(values, 'reason', 'institutionId') })
      changed()
    },
  }
}

/** A visit, call or talk: how long it took and what was agreed. */
export function contactForm(record: CaseRecord, who: Who, changed: () => void): FormSpec {
  const key = crypto.randomUUID()
  return {
    heading: say('case.note'),
    action: say('common.save'),
    fields: [
      {
        name: 'kind',
        label: say('contactWay'),
        kind: 'select',
        options: contactWays.filter((one) => one !== 'group').map((one) => [one, say(`contactWay.${one}`)] as const),
      },
      { name: 'on', label: say('common.date'), kind: 'date', value: today() },
      { name: 'contactMinutes', label: say('case.minutes'), kind: 'number', value: '30' },
      { name: 'preparationMinutes', label: say('case.preparation'), kind: 'number', optional: true },
      { name: 'travelMinutes', label: say('case.travel'), kind: 'number', optional: true },
      { name: 'notes', label: say('case.agreed'), kind: 'area', optional: true },
      { name: 'what', label: say('case.nextWhat'), optional: true },
      { name: 'dueOn', label: say('case.nextWhen'), kind: 'date', optional: true },
      whoField('ownerId', say('case.nextWho'), who, record.adviserId),
    ],
    act: async (values) => {
      const minutes = (name: string) => (textOf(values, name) ? { [name]: Number(textOf(values, name)) } : {})
      const next = textOf(values, 'what')
        ? {
            nextStep: {
              what: textOf(values, 'what'),
              dueOn: textOf(values, 'dueOn') || today(),
              ...filled(values, 'ownerId'),
            },
          }
        : {}
      const input = {
        caseIds: [record.id],
        ...filled(values, 'kind', 'on', 'notes'),
        contactMinutes: Number(textOf(values, 'contactMinutes') || 0),
        ...minutes('preparationMinutes'),
        ...minutes('travelMinutes'),
        ...next,
      }
      await submit('cases.record-contact', input, key)
      done(say('common.saved'))
      changed()
    },
  }
}

/** What is to be done next, by when and by whom. */
export function nextStepForm(record: CaseRecord, who: Who, changed: () => void): FormSpec {
  return {
    heading: say('case.next'),
    action: say('common.save'),
    fields: [
      { name: 'what', label: say('case.nextWhat') },
      { name: 'dueOn', label: say('case.nextWhen'), kind: 'date', value: today() },
      whoField('ownerId', say('case.nextWho'), who, record.adviserId),
    ],
    act: async (values) => {
      await submit('cases.add-next-step', { caseId: record.id, ...filled(values, 'what', 'dueOn', 'ownerId') })
      changed()
    },
  }
}

/** Who accompanies the case, and what it is about. */
export function changeForm(record: CaseRecord, staff: readonly StaffMember[], changed: () => void): FormSpec {
  return {
    heading: say('case.about'),
    action: say('common.save'),
    fields: [
      {
        name: 'adviserId',
        label: say('case.adviser'),
        kind: 'select',
        optional: true,
        value: record.adviserId ?? '',
        options: staff.filter(({ active }) => active).map(({ id, name }) => [id, name] as const),
      },
      { name: 'summary', label: say('case.summary'), kind: 'area', optional: true, value: record.summary ?? '' },
    ],
    act: async (values) => {
      await submit('cases.change-case', {
        id: record.id,
        adviserId: textOf(values, 'adviserId') || null,
        summary: textOf(values, 'summary') || null,
      })
      changed()
    },
  }
}

/** What changed for her, in her words and in figures. */
export function outcomeForm(record: CaseRecord, currency: string, changed: () => void): FormSpec {
  return {
    heading: say('case.outcome'),
    action: say('common.save'),
    fields: [
      {
        name: 'kind',
        label: say('outcome.kind'),
        kind: 'select',
        options: outcomeKinds.map((one) => [one, say(`outcome.kind.${one}`)] as const),
      },
      { name: 'words', label: say('outcome.words'), kind: 'area', optional: true, hint: say('field.whatHint') },
      { name: 'since', label: say('common.from'), kind: 'date', value: today() },
      { name: 'figureName', label: say('outcome.figure'), optional: true, hint: say('outcome.figureHint') },
      { name: 'money', label: say('outcome.money', { currency }), kind: 'check' },
      { name: 'before', label: say('outcome.before'), kind: 'number', optional: true },
      { name: 'after', label: say('outcome.after'), kind: 'number', optional: true },
    ],
    act: async (values) => {
      const scale = values['money'] === true ? scaleOf(currency) : 0
      const [before, after] = ['before', 'after'].map((name) => minorUnits(textOf(values, name), scale))
      const figures = {
        ...filled(values, 'figureName'),
        ...(before === undefined ? {} : { figureBefore: before }),
        ...(after === undefined ? {} : { figureAfter: after }),
        ...(values['money'] === true ? { figureCurrency: currency } : {}),
      }
      await submit('cases.record-outcome', {
        caseId: record.id,
        ...filled(values, 'kind', 'words', 'since'),
        ...figures,
      })
      done(say('common.saved'))
      changed()
    },
  }
}

/** How she confirmed an outcome. */
export function verificationForm(outcome: Outcome, changed: () => void): FormSpec {
  return {
    heading: say('outcome.verify'),
    intro: say('outcome.verifyText'),
    action: say('outcome.verify'),
    fields: [
      {
        name: 'how',
        label: say('consent.how'),
        kind: 'select',
        options: verifications.map((one) => [one, say(`outcome.how.${one}`)] as const),
      },
    ],
    act: async (values) => {
      await submit('cases.verify-outcome', { id: outcome.id, how: textOf(values, 'how') })
      changed()
    },
  }
}
