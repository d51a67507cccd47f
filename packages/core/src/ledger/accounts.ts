import * as v from 'valibot'
import { and, eq, keyset, or, page, paged, startsWith } from '../db/index.ts'
import type { OperationCall } from '../operations/call.ts'
import { netOf, onOwnSide } from './account-state.ts'
import { ledgerArea } from './area.ts'
import { findAccount, selectAccounts, showAccount, type AccountRecord } from './find-account.ts'
import { holdHead, holdOrBegin, nextAccountNumber } from './head.ts'
import { placeOf } from './place.ts'
import { Account, AccountKey, AccountRef, kept, Limit, Owner, UnitCode, Words } from './schemas.ts'
import { accountKinds, ledgerAccounts, ledgerCounters, ledgerUnits } from './tables.ts'
import { unitOf } from './units.ts'

const AccountName = v.pipe(Words, v.maxLength(120))

/**
 * Opens an account. Opening the same account again answers the one there is, so that whoever needs an account need not
 * ask first; the same key with another kind, unit, owner or limits is refused.
 */
export const openAccount = ledgerArea.operation({
  name: 'open-account',
  title: 'Open an account',
  path: '/accounts',
  permission: 'accounts',
  about: 'account',
  input: v.object({
    key: AccountKey,
    kind: v.picklist(accountKinds),
    /** Code of a currency or of an internal unit. */
    unit: UnitCode,
    name: v.optional(AccountName),
    owner: v.optional(Owner),
    debitLimit: v.optional(Limit, null),
    creditLimit: v.optional(Limit, null),
  }),
  output: Account,
  errors: ['KEY_TAKEN', 'UNIT_UNKNOWN'],
  async run({ unit: code, owner, ...input }, call) {
    const ledger = await holdOrBegin(call)
    const unit = await unitOf(call, code)
    if (!unit) throw call.error('UNIT_UNKNOWN')
    const facts = {
      key: input.key,
      kind: input.kind,
      ownerKind: owner?.kind ?? null,
      ownerId: owner?.id ?? null,
      debitLimit: input.debitLimit,
      creditLimit: input.creditLimit,
    }
    const [known] = await selectAccounts(call.tx).where(
      and(call.mine(ledgerAccounts), eq(ledgerAccounts.key, input.key)),
    )
    if (known) {
      const same = known.unit === code && entriesOf(facts).every(([fact, value]) => known[fact] === value)
      if (!same) throw call.error('KEY_TAKEN')
      return showAccount(known)
    }
    const id = call.id()
    const centreId = call.centre.id
    const number = await nextAccountNumber(call)
    await call.tx.insert(ledgerAccounts).values({
      ...facts,
      id,
      centreId,
      number,
      name: input.name ?? null,
      unitId: unit.id,
      frozen: false,
      closed: false,
      createdAt: call.at,
    })
    const nothing = { debitsPending: 0, debitsPosted: 0, creditsPending: 0, creditsPosted: 0, entries: 0, last: 0 }
    await call.tx.insert(ledgerCounters).values({ ...nothing, account: placeOf(ledger, number) })
    return showAccount(await findAccount(call.tx, call, id))
  },
})

/** `Object.entries` that remembers which keys there are. */
const entriesOf = <T extends object>(of: T) => Object.entries(of) as { [K in keyof T]: [K, T[K]] }[keyof T][]

/**
 * Changes the limits of an account; what is left out stays. A limit below what is used already takes nothing back: it
 * stops the next transfer.
 */
export const changeLimits = ledgerArea.operation({
  name: 'change-limits',
  title: 'Change the limits of an account',
  path: '/accounts/:account/limits',
  method: 'PUT',
  permission: 'accounts',
  about: 'account',
  input: v.object({ account: AccountRef, debitLimit: v.optional(Limit), creditLimit: v.optional(Limit) }),
  output: Account,
  errors: ['ACCOUNT_CLOSED'],
  async run({ account: ref, debitLimit, creditLimit }, call) {
    const account = await takeAccount(call, ref)
    if (account.closed) throw call.error('ACCOUNT_CLOSED')
    return change(call, account, {
      ...(debitLimit === undefined ? {} : { debitLimit }),
      ...(creditLimit === undefined ? {} : { creditLimit }),
    })
  },
})

const one = { account: AccountRef }

/** Stops everything that would go in or out of an account, until it is released. */
export const freeze = ledgerArea.operation({
  name: 'freeze',
  title: 'Freeze an account',
  path: '/accounts/:account/freeze',
  permission: 'accounts',
  about: 'account',
  input: v.object(one),
  output: Account,
  errors: ['ACCOUNT_CLOSED'],
  async run({ account: ref }, call) {
    const account = await takeAccount(call, ref)
    if (account.closed) throw call.error('ACCOUNT_CLOSED')
    return change(call, account, { frozen: true })
  },
})

export const unfreeze = ledgerArea.operation({
  name: 'unfreeze',
  title: 'Release a frozen account',
  path: '/accounts/:account/unfreeze',
  permission: 'accounts',
  about: 'account',
  input: v.object(one),
  output: Account,
  async run({ account: ref }, call) {
    return change(call, await takeAccount(call, ref), { frozen: false })
  },
})

/** Closes an account that holds nothing; its statement stays. */
export const closeAccount = ledgerArea.operation({
  name: 'close-account',
  title: 'Close an account with a balance of zero',
  path: '/accounts/:account/close',
  permission: 'accounts',
  about: 'account',
  input: v.object(one),
  output: Account,
  errors: ['ACCOUNT_NOT_EMPTY'],
  async run({ account: ref }, call) {
    const account = await takeAccount(call, ref)
    const net = netOf(account)
    if (net !== 0 || account.debitsPending > 0 || account.creditsPending > 0) {
      throw call.error('ACCOUNT_NOT_EMPTY', { balance: onOwnSide(account.kind, net), unit: account.unit })
    }
    return change(call, account, { closed: true })
  },
})

export const reopenAccount = ledgerArea.operation({
  name: 'reopen-account',
  title: 'Open a closed account again',
  path: '/accounts/:account/reopen',
  permission: 'accounts',
  about: 'account',
  input: v.object(one),
  output: Account,
  async run({ account: ref }, call) {
    return change(call, await takeAccount(call, ref), { closed: false })
  },
})

type TakingCall = Pick<OperationCall, 'tx' | 'mine' | 'centre' | 'at' | 'today' | 'notFound' | 'about' | 'changed'>

/** The account, with the ledger of the centre taken: no transfer comes between what is read here and what is written. */
async function takeAccount(call: TakingCall, ref: string): Promise<AccountRecord> {
  await holdHead(call)
  return findAccount(call.tx, call, ref)
}

type Changes = Partial<Pick<AccountRecord, 'debitLimit' | 'creditLimit' | 'frozen' | 'closed'>>

async function change(call: TakingCall, account: AccountRecord, changes: Changes) {
  const subject = { kind: 'account', id: account.id }
  call.about(subject)
  if (Object.keys(changes).length === 0) return showAccount(account)
  await call.tx
    .update(ledgerAccounts)
    .set(changes)
    .where(and(call.mine(ledgerAccounts), eq(ledgerAccounts.id, account.id)))
  await call.changed(subject, account, changes)
  return showAccount({ ...account, ...changes })
}

/** Accounts with their balances, in the order of the tree: each stands after the one that its path begins with. */
export const accounts = ledgerArea.query({
  name: 'accounts',
  title: 'Accounts with their balances',
  path: '/accounts',
  permission: 'read',
  input: v.object({
    ...paged,
    /** The account with this key and those below it. */
    under: v.optional(AccountKey),
    kind: v.optional(v.picklist(accountKinds)),
    unit: v.optional(UnitCode),
    ownerKind: v.optional(v.pipe(v.string(), v.maxLength(40), kept)),
    ownerId: v.optional(v.pipe(v.string(), v.maxLength(100), kept)),
  }),
  output: page(Account),
  async run(input, call) {
    const keys = keyset([ledgerAccounts.key], input)
    const { under, kind, unit, ownerKind, ownerId } = input
    const rows = await selectAccounts(call.read)
      .where(
        and(
          call.mine(ledgerAccounts),
          keys.where,
          under === undefined
            ? undefined
            : or(eq(ledgerAccounts.key, under), startsWith(ledgerAccounts.key, `${under}:`)),
          kind && eq(ledgerAccounts.kind, kind),
          unit === undefined ? undefined : eq(ledgerUnits.code, unit),
          ownerKind === undefined ? undefined : eq(ledgerAccounts.ownerKind, ownerKind),
          ownerId === undefined ? undefined : eq(ledgerAccounts.ownerId, ownerId),
        ),
      )
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    return keys.page(rows.map(showAccount), ({ key }) => [key])
  },
})

export const account = ledgerArea.query({
  name: 'account',
  title: 'One account with its balance',
  path: '/accounts/:account',
  permission: 'read',
  input: v.object(one),
  output: v.object({ ...Account.entries, facets: v.record(v.string(), v.unknown()) }),
  async run({ account: ref }, call) {
    const shown = showAccount(await findAccount(call.read, call, ref))
    const facets = await call.facets('account', [shown.id])
    return { ...shown, facets: facets.get(shown.id) ?? {} }
  },
})
