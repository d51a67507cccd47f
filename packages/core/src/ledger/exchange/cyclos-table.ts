import * as v from 'valibot'
import type { FileRow } from './import-plan.ts'

const Text = v.nullish(v.string())
const Owner = v.nullish(v.object({ id: v.string(), display: Text, shortDisplay: Text }))
const AccountType = v.nullish(
  v.object({
    id: Text,
    name: Text,
    internalName: Text,
    currency: v.nullish(v.object({ internalName: Text, symbol: Text, name: Text })),
  }),
)
/** A side of a transfer, as `GET /transfers` gives it: an account with its owner, `system` or a user. */
const Side = v.object({ id: Text, kind: Text, user: Owner, type: AccountType })
const Transfer = v.object({
  id: Text,
  transactionNumber: Text,
  date: v.string(),
  amount: v.string(),
  from: Side,
  to: Side,
  type: v.nullish(v.object({ name: Text, internalName: Text })),
  kind: Text,
  description: Text,
})
/** An account with its status, as `GET /{owner}/accounts` gives it, with the owner that was asked for. */
const Status = v.object({
  owner: v.nullish(v.union([v.literal('system'), v.object({ id: v.string(), display: Text })])),
  type: AccountType,
  status: v.object({ balance: v.string(), creditLimit: Text }),
})
const Export = v.union([
  v.array(Transfer),
  v.object({ transfers: v.array(Transfer), accounts: v.optional(v.array(Status), []) }),
])

const header =
  'reference,date,from,to,amount,unit,category,purpose,credit limit,from name,to name,from kind,to kind'.split(',')

const part = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')

interface Party {
  readonly key: string
  readonly name: string
  readonly kind: 'liability' | 'equity'
}

function partyOf(
  owner: 'system' | { readonly id: string; readonly display?: string | null | undefined },
  type: string,
): Party {
  const account = part(type) || 'account'
  return owner === 'system'
    ? { key: `cyclos:${account}`, name: type, kind: 'equity' }
    : { key: `cyclos:${account}:${part(owner.id)}`, name: owner.display ?? owner.id, kind: 'liability' }
}

const nameOf = (type: v.InferOutput<typeof AccountType>): string => type?.internalName ?? type?.name ?? type?.id ?? ''

/**
 * The answers of a Cyclos (`GET /transfers`, and `GET /{owner}/accounts` with the owner of each) as a table that can be
 * imported: users' accounts are what the centre owes them, those of the system are its own. Where the file says what an
 * account has, the sum of its payments must be that.
 *
 * @returns undefined for what no Cyclos gives
 */
export function cyclosTable(
  value: unknown,
  unit: string,
): { readonly header: readonly string[]; readonly rows: readonly FileRow[] } | undefined {
  const parsed = v.safeParse(Export, value)
  if (!parsed.success) return undefined
  const { transfers, accounts } = Array.isArray(parsed.output)
    ? { transfers: parsed.output, accounts: [] }
    : parsed.output
  const rows: string[][] = transfers.map((one) => {
    const sides = [one.from, one.to].map(({ user, type }) => partyOf(user ? { ...user } : 'system', nameOf(type)))
    const [from, to] = sides as [Party, Party]
    return [
      one.transactionNumber ?? one.id ?? '',
      one.date,
      from.key,
      to.key,
      one.amount,
      currencyOf(one.from.type) ?? unit,
      one.kind ?? '',
      one.description ?? one.type?.name ?? '',
      '',
      ...[from, to].map(({ name }) => name),
      ...[from, to].map(({ kind }) => kind),
    ]
  })
  for (const { owner, type, status } of accounts) {
    const { key, name, kind } = partyOf(owner ?? 'system', nameOf(type))
    const { balance, creditLimit } = status
    rows.push(['', '', key, key, balance, currencyOf(type) ?? unit, '', '', creditLimit ?? '', name, name, kind, kind])
  }
  return { header, rows: rows.map((cells, index) => ({ line: index + 1, cells })) }
}

/** The code of the unit, where Cyclos calls it by one: `HORAS`, not `h`. */
function currencyOf(type: v.InferOutput<typeof AccountType>): string | undefined {
  const code = type?.currency?.internalName?.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return code !== undefined && /^[A-Z][A-Z0-9]{1,16}$/.test(code) ? code : undefined
}
