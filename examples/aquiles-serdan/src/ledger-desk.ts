import { ledger } from '@milpa/core'
import { chart, funds } from './accounts.ts'
import type { In } from './input-of.ts'
import { Random } from './random.ts'
import type { Story } from './story.ts'

type Account = In<typeof ledger.openAccount>

const pesos = { unit: 'MXN' }

/** Accounts of the seed capital that comes back and of a savings group, beside the chart of the centre. */
const more: readonly Account[] = [
  { key: 'bank:seed-capital', kind: 'asset', name: 'Banco, capital semilla', ...pesos, creditLimit: 0 },
  { key: 'cash:savings', kind: 'asset', name: 'Caja del grupo de ahorro', ...pesos, creditLimit: 0 },
  { key: 'receivable:seed-capital', kind: 'asset', name: 'Capital semilla por recuperar', ...pesos, creditLimit: 0 },
  { key: 'savings:laderas', kind: 'liability', name: 'Ahorro del grupo Laderas', ...pesos, debitLimit: 0 },
  { key: 'income:seed-capital', kind: 'income', name: 'Aportación por capital semilla', ...pesos },
]

const seedFund = { fund: funds.nogal.slug }

/**
 * What a treasurer does beside the weekly spending: seed capital that goes out and comes back month by month, a savings
 * group, entries of several lines, and money that is set aside.
 */
export function tellDesk(story: Story): void {
  const random = new Random('desk')
  story.on(300, async (scene) => {
    scene.refOf(chart)
    for (const one of more) await scene.run('treasurer', ledger.openAccount, one)
    scene.keep(more, 'MXN')
  })
  const post = (ago: number, transfers: In<typeof ledger.post>['transfers']) =>
    story.on(ago, (scene) => {
      scene.refOf(more)
      return scene.run('treasurer', ledger.post, { transfers })
    })
  post(298, [
    {
      id: random.uuid(),
      debit: 'bank:seed-capital',
      credit: 'bank:funds',
      amount: 24_000_00,
      category: 'between-accounts',
      ...seedFund,
      purpose: 'Se aparta el capital semilla',
    },
  ])
  const shops = ['Panadería Doña Chela', 'Vivero Las Flores', 'Salsas La Minera']
  for (const [at, shop] of shops.entries()) {
    post(290 - at * 21, [
      {
        id: random.uuid(),
        debit: 'receivable:seed-capital',
        credit: 'bank:seed-capital',
        amount: 6_000_00,
        category: 'seed-capital',
        ...seedFund,
        purpose: `Capital semilla, ${shop}`,
      },
    ])
    for (let month = 1; month <= 8 - at; month++) {
      tellRecovery(story, random, { ago: 290 - at * 21 - month * 30, shop, month })
    }
  }
  for (let ago = 275; ago > 10; ago -= 28) tellSavings(story, random, ago)
  tellHolds(story, random)
}

/** One instalment: what was lent comes back, with a contribution to the fund; three lines that balance. */
function tellRecovery(
  story: Story,
  random: Random,
  { ago, shop, month }: { readonly ago: number; readonly shop: string; readonly month: number },
): void {
  const id = random.uuid()
  story.on(ago, (scene) => {
    scene.refOf(more)
    return scene.run('treasurer', ledger.journal, {
      id,
      purpose: `Abono ${month} de ${shop}`,
      category: 'seed-capital',
      ...seedFund,
      lines: [
        { account: 'bank:seed-capital', debit: 530_00 },
        { account: 'receivable:seed-capital', credit: 500_00 },
        { account: 'income:seed-capital', credit: 30_00, purpose: `Aportación de ${shop}` },
      ],
    })
  })
}

/** The group meets every four weeks and brings its savings. */
function tellSavings(story: Story, random: Random, ago: number): void {
  const id = random.uuid()
  const amount = random.whole(8, 15) * 100_00
  story.on(ago, (scene) => {
    scene.refOf(more)
    return scene.run('treasurer', ledger.post, {
      transfers: [
        {
          id,
          debit: 'cash:savings',
          credit: 'savings:laderas',
          amount,
          category: 'savings',
          purpose: 'Ahorro de la reunión',
        },
      ],
    })
  })
}

const daySeconds = 86_400

/** Set aside: one was posted for less, one was given up, three still wait. */
function tellHolds(story: Story, random: Random): void {
  const [printing, trip, posted, released] = [random.uuid(), random.uuid(), random.uuid(), random.uuid()]
  const hold = (
    ago: number,
    wanted: {
      readonly id: string
      readonly debit: string
      readonly amount: number
      readonly purpose: string
      readonly days?: number
    },
  ) =>
    story.on(ago, (scene) => {
      scene.refOf(more)
      const { days, ...rest } = wanted
      return scene.run('treasurer', ledger.post, {
        transfers: [
          {
            kind: 'hold',
            ...rest,
            credit: 'bank:funds',
            category: 'spending',
            fund: funds.nogal.slug,
            ...(days === undefined ? {} : { expiresIn: days * daySeconds }),
          },
        ],
      })
    })
  hold(60, { id: printing, debit: 'expense:printing', amount: 1_200_00, purpose: 'Lona y volantes, según cotización' })
  story.on(52, (scene) => {
    scene.refOf(more)
    return scene.run('treasurer', ledger.post, {
      transfers: [
        { kind: 'post', id: posted, about: printing, amount: 980_00, purpose: 'Lona y volantes, según factura' },
      ],
    })
  })
  hold(33, { id: trip, debit: 'expense:transport', amount: 640_00, purpose: 'Camioneta para la feria de la sierra' })
  story.on(29, (scene) => {
    scene.refOf(more)
    return scene.run('treasurer', ledger.post, {
      transfers: [{ kind: 'void', id: released, about: trip, purpose: 'La feria se pospuso' }],
    })
  })
  hold(21, {
    id: random.uuid(),
    debit: 'expense:materials',
    amount: 850_00,
    purpose: 'Harina y moldes para el taller de diciembre',
    days: 45,
  })
  hold(8, { id: random.uuid(), debit: 'expense:printing', amount: 1_400_00, purpose: 'Cuadernos de costos', days: 30 })
  hold(3, { id: random.uuid(), debit: 'expense:childcare', amount: 600_00, purpose: 'Cuidadoras de la posada' })
}
