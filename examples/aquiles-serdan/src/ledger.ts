import { ledger } from '@milpa/core'
import { chart, funds, points, spending, type FundKey } from './accounts.ts'
import { ownerOf, type Business } from './enterprises.ts'
import type { In } from './input-of.ts'
import type { Woman } from './people.ts'
import { Random } from './random.ts'
import type { Story } from './story.ts'

type Transfer = In<typeof ledger.post>['transfers'][number]

/** The books: two years of the centre's money, and a year of points between members. */
export function tellLedger(story: Story, businesses: readonly Business[]): void {
  story.on(720, async (scene) => {
    for (const one of chart) await scene.run('treasurer', ledger.openAccount, one)
    scene.keep(chart, 'MXN')
  })
  tellPesos(story)
  tellPoints(story, businesses)
}

const grants: readonly { readonly ago: number; readonly fund: FundKey; readonly pesos: number }[] = [
  { ago: 715, fund: 'council', pesos: 40_000 },
  { ago: 640, fund: 'nogal', pesos: 120_000 },
  { ago: 460, fund: 'ribera', pesos: 90_000 },
  { ago: 350, fund: 'council', pesos: 45_000 },
  { ago: 180, fund: 'nogal', pesos: 80_000 },
]

function tellPesos(story: Story): void {
  const random = new Random('pesos')
  const post = (ago: number, transfers: readonly Transfer[]) =>
    story.on(ago, async (scene) => {
      scene.refOf(chart)
      await scene.run('treasurer', ledger.post, { transfers: [...transfers] })
      scene.keep(transfers, 'MXN')
    })
  for (const { ago, fund, pesos } of grants) {
    const { key, slug, name } = funds[fund]
    post(ago, [
      {
        id: random.uuid(),
        debit: 'bank:funds',
        credit: key,
        amount: pesos * 100,
        category: 'grant',
        fund: slug,
        purpose: name,
      },
      {
        id: random.uuid(),
        debit: 'bank:operation',
        credit: 'bank:funds',
        amount: pesos * 25,
        category: 'between-accounts',
        fund: slug,
        purpose: 'Primera parte, a la cuenta de operación',
      },
      {
        id: random.uuid(),
        debit: 'cash:office',
        credit: 'bank:operation',
        amount: 3000_00,
        category: 'between-accounts',
        fund: slug,
        purpose: 'Se repone la caja chica',
      },
    ])
  }
  let cash = 0
  for (let ago = 705; ago > 2; ago -= 7) {
    cash += grants.filter((one) => one.ago >= ago && one.ago < ago + 7).length * 3000_00 + (ago === 705 ? 3000_00 : 0)
    const fund = funds[ago > 600 ? 'council' : ago > 430 ? 'nogal' : ago > 200 ? 'ribera' : 'nogal'].slug
    const week: Transfer[] = []
    for (const { key, from, to, words } of random.shuffled(spending).slice(0, random.whole(1, 2))) {
      const amount = random.whole(from, to) * 100
      const fromCash = amount < 400_00 && cash >= amount
      if (fromCash) cash -= amount
      week.push({
        id: random.uuid(),
        debit: key,
        credit: fromCash ? 'cash:office' : 'bank:funds',
        amount,
        category: 'spending',
        fund,
        purpose: random.pick(words),
      })
    }
    if (random.chance(0.25)) {
      const fee = random.whole(2, 9) * 150_00
      cash += fee
      week.push({
        id: random.uuid(),
        debit: 'cash:office',
        credit: 'income:fees',
        amount: fee,
        category: 'fee',
        purpose: 'Cuotas del taller de panadería',
      })
    }
    post(ago, week)
  }
  post(128, [
    {
      id: random.uuid(),
      debit: 'cash:office',
      credit: 'income:fairs',
      amount: 2_340_00,
      category: 'fair',
      purpose: 'Rifa en la feria de las socias',
    },
  ])
  const twice = {
    id: random.uuid(),
    debit: 'expense:printing',
    credit: 'bank:funds',
    amount: 860_00,
    category: 'spending',
    fund: funds.nogal.slug,
    purpose: 'Lona para la feria, otra vez',
  }
  const wrong = [twice]
  post(126, wrong)
  const undoing = random.uuid()
  story.on(124, (scene) => {
    // Only once it is there: steps that do not wait for one another are begun together.
    scene.refOf(wrong)
    return scene.run('treasurer', ledger.reverse, {
      transfers: [{ id: undoing, reverses: twice.id, purpose: 'Se anotó dos veces la misma factura' }],
    })
  })
}

const members = 40
/** Points that a member may owe, and may hold before she is asked to spend. */
const mayOwe = 400
const mayHold = 900

const bought = [
  'Tortillas de la semana',
  'Arreglo de uniforme',
  'Pastel de cumpleaños',
  'Corte de cabello',
  'Queso y huevo',
  'Lonches de la obra',
  'Piñata',
  'Cuidado de los niños',
  'Verdura',
  'Copias y trámites',
  'Jabón y suavizante',
  'Burritos para la reunión',
]

function tellPoints(story: Story, businesses: readonly Business[]): void {
  const random = new Random('points')
  const chosen = new Set(businesses.filter(({ ago }) => ago > 330).map(ownerOf))
  const who = random.shuffled([...chosen]).slice(0, members)
  story.on(325, async (scene) => {
    const owners = who.map((woman) => ({ id: scene.refOf(woman), name: woman.displayName }))
    await scene.run('treasurer', ledger.defineUnit, points)
    for (const { id, name } of owners) {
      await scene.run('treasurer', ledger.openAccount, {
        key: `member:${id}`,
        kind: 'liability',
        unit: points.code,
        name,
        owner: { kind: 'person', id },
        debitLimit: mayOwe,
        creditLimit: mayHold,
      })
    }
    scene.keep(points, points.code)
  })
  const balances = new Map<Woman, number>(who.map((woman) => [woman, 0]))
  let mistaken: readonly { readonly id: string }[] | undefined
  for (let ago = 318; ago > 2; ago -= 7) {
    const week = Array.from({ length: random.whole(3, 7) }, () => {
      const [payer, payee] = random.shuffled(who) as [Woman, Woman]
      const amount = Math.min(random.whole(2, 24) * 5, balances.get(payer)! + mayOwe, mayHold - balances.get(payee)!)
      return { payer, payee, amount, id: random.uuid(), purpose: random.pick(bought) }
    }).filter(({ payer, payee, amount }) => {
      // Two payments of one week may have counted on the same room.
      const fits = amount > 0 && balances.get(payer)! - amount >= -mayOwe && balances.get(payee)! + amount <= mayHold
      if (fits) balances.set(payer, balances.get(payer)! - amount).set(payee, balances.get(payee)! + amount)
      return fits
    })
    if (week.length === 0) continue
    mistaken ??= week
    story.on(ago, async (scene) => {
      scene.refOf(points)
      await scene.run('treasurer', ledger.post, {
        transfers: week.map(({ payer, payee, amount, id, purpose }) => ({
          id,
          debit: `member:${scene.refOf(payer)}`,
          credit: `member:${scene.refOf(payee)}`,
          amount,
          category: 'payment',
          purpose,
        })),
      })
      scene.keep(week, points.code)
    })
  }
  const reversal = random.uuid()
  if (mistaken === undefined) return
  const week = mistaken
  story.on(317, (scene) => {
    scene.refOf(week)
    return scene.run('treasurer', ledger.reverse, {
      transfers: [{ id: reversal, reverses: week[0]!.id, purpose: 'Se anotó a otra socia del mismo nombre' }],
    })
  })
}
