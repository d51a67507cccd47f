import type { TransferLine } from '../../api/ledger.ts'
import { submit } from '../../api/api.ts'
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
export function reversalForm(meant: Meant, after: () => void): FormSpec {
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
