import type { TransferLine } from '../../api/ledger.ts'
import { api, submit } from '../../api/api.ts'
import { done } from '../../app/notices.ts'
import { amountFault, amountHint, amountOf, refuseFaults } from '../../parts/amount-words.ts'
import { filled, type FormSpec, type FormValues, textOf } from '../../parts/form-dialog.ts'
import { say } from '../../words/say.ts'
import { writeAmount, writeMoney } from '../../words/write.ts'

/** What a dialog has to know of a transfer. */
export type Meant = Pick<TransferLine, 'id' | 'amount' | 'unit' | 'scale'>

const amountField = ({ amount, unit, scale }: Meant) =>
  ({
    name: 'amount',
    label: say('transfer.amount'),
    kind: 'number',
    hint: amountHint(unit, scale),
    value: writeAmount(amount, scale),
  }) as const

/** The amount that was written, at most that of the transfer. */
function amountWithin(values: FormValues, { amount, unit, scale }: Meant): number {
  const text = textOf(values, 'amount')
  const read = amountOf(text, scale)
  const tooMuch = read > amount ? say('amount.wrong.most', { most: writeMoney(amount, unit, scale) }) : ''
  refuseFaults({ amount: amountFault(text, scale) || tooMuch })
  return read
}

/** Asks how much to take back, and why. */
function reversalForm(meant: Meant, after: () => void): FormSpec {
  return {
    heading: say('entry.reverse'),
    intro: say('entry.reverseText'),
    action: say('entry.reverse'),
    fields: [amountField(meant), { name: 'purpose', label: say('common.reason') }],
    act: async (values) => {
      const amount = amountWithin(values, meant)
      refuseFaults({ purpose: textOf(values, 'purpose') ? '' : say('reason.missing') })
      // A new id each time: a refused one is not tried again, and two reversals of one transfer are refused anyway.
      const id = crypto.randomUUID()
      await submit('ledger.reverse', {
        transfers: [{ id, reverses: meant.id, amount, ...filled(values, 'purpose') }],
      })
      done(say('entry.reversed'))
      after()
    },
  }
}

/** Asks why an entry of several lines is taken back; all of it is, since a line alone leaves money between the accounts. */
function groupReversalForm(group: readonly Meant[], after: () => void): FormSpec {
  return {
    heading: say('entry.reverseAll'),
    intro: say('entry.reverseAllText', { count: group.length }),
    action: say('entry.reverseAll'),
    fields: [{ name: 'purpose', label: say('common.reason') }],
    act: async (values) => {
      refuseFaults({ purpose: textOf(values, 'purpose') ? '' : say('reason.missing') })
      // Backwards, so that money that came in by one line is there to go out by the next.
      const transfers = group
        .toReversed()
        .map(({ id }) => ({ id: crypto.randomUUID(), reverses: id, ...filled(values, 'purpose') }))
      await submit('ledger.reverse', { transfers })
      done(say('entry.reversed'))
      after()
    },
  }
}

/** The form for what a transfer belongs to: itself, or the whole entry that it is a line of. */
export async function askReversal(meant: Meant, after: () => void): Promise<FormSpec> {
  const { group } = await api('ledger.transfer', { id: meant.id })
  return group.length > 1 ? groupReversalForm(group, after) : reversalForm(meant, after)
}

/** Asks how much of a hold to move; the rest is released. */
export function postHoldForm(meant: Meant, after: () => void): FormSpec {
  return {
    heading: say('hold.post'),
    intro: say('hold.postText'),
    action: say('hold.post'),
    fields: [amountField(meant), { name: 'purpose', label: say('transfer.purpose'), optional: true }],
    act: async (values) => {
      const amount = amountWithin(values, meant)
      await submit('ledger.post', {
        transfers: [{ kind: 'post', id: crypto.randomUUID(), about: meant.id, amount, ...filled(values, 'purpose') }],
      })
      done(say('hold.posted'))
      after()
    },
  }
}

/** Asks why a hold is given up. */
export function voidHoldForm(meant: Meant, after: () => void): FormSpec {
  return {
    heading: say('hold.void'),
    intro: say('hold.voidText', { amount: writeMoney(meant.amount, meant.unit, meant.scale) }),
    action: say('hold.void'),
    fields: [{ name: 'purpose', label: say('common.reason'), optional: true }],
    act: async (values) => {
      await submit('ledger.post', {
        transfers: [{ kind: 'void', id: crypto.randomUUID(), about: meant.id, ...filled(values, 'purpose') }],
      })
      done(say('hold.voided'))
      after()
    },
  }
}
