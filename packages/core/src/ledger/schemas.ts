import * as v from 'valibot'
import { Day, Instant, Uuid } from '../schema/day.ts'
import { accountKinds, closing, largest, transferKinds } from './tables.ts'

/** A path such as `fund:seed:cash` or `member:0198…`: lower-case words, up to ten levels. */
export const AccountKey = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*(:[a-z0-9]+(-[a-z0-9]+)*){0,9}$/),
  // Or it could be the id of another account, and take what is meant for that one.
  v.check((key) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key), 'no_id'),
)
/**
 * Text that both engines keep as it is. PostgreSQL refuses a NUL, and in a lane that would fail all who share the
 * transaction; half of a surrogate pair would come back as another character.
 */
/** Text that both databases keep: PostgreSQL refuses NUL, and half a surrogate pair is no text. */
export const kept = v.check((text: string) => !text.includes('\0') && !/\p{Surrogate}/u.test(text), 'text')
/** An account of this centre, by its id or by its key. */
export const AccountRef = v.pipe(v.string(), v.minLength(1), v.maxLength(200), kept)
/** Minor units of the account's unit: whole, from 1 to 2^53-1. */
export const Amount = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(largest))
/** Minor units, from 0; null: no limit. */
export const Limit = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(largest)))
export const UnitCode = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9]{1,16}$/))
export const Words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500), kept)
const Slug = v.pipe(v.string(), v.maxLength(60), v.regex(/^[a-z0-9]+([:-][a-z0-9]+)*$/))
/** Any but the one of the entries that close a period. */
export const Category = v.pipe(Slug, v.notValue(closing))
export const Fund = Slug
export const Owner = v.object({
  kind: v.pipe(v.string(), v.maxLength(40), v.regex(/^[a-z][a-z0-9-]*$/)),
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100), kept),
})

/** What every new transfer says besides its accounts and its amount. */
export const transferWords = {
  /** Chosen by the caller (UUID, best of version 7): sent again, it is the same transfer. */
  id: Uuid,
  /** The day on which it counts; today when absent. */
  effectiveOn: v.optional(Day),
  category: v.optional(Category),
  fund: v.optional(Fund),
  cause: v.optional(Owner),
  /** In the words of who posts it. Can be erased, so it is no part of what makes two transfers the same. */
  purpose: v.optional(Words),
}

export const Unit = v.pipe(
  v.object({
    id: v.string(),
    code: v.string(),
    scale: v.number(),
    kind: v.picklist(['currency', 'internal']),
    name: v.nullable(v.string()),
  }),
  v.metadata({ ref: 'LedgerUnit' }),
)

export const Account = v.pipe(
  v.object({
    id: v.string(),
    key: v.string(),
    name: v.nullable(v.string()),
    kind: v.picklist(accountKinds),
    unit: v.string(),
    scale: v.number(),
    owner: v.nullable(Owner),
    debitLimit: v.nullable(v.number()),
    creditLimit: v.nullable(v.number()),
    frozen: v.boolean(),
    closed: v.boolean(),
    /** On the account's own side: debits less credits of assets and expenses, credits less debits of the others. */
    balance: v.number(),
    debitsPending: v.number(),
    debitsPosted: v.number(),
    creditsPending: v.number(),
    creditsPosted: v.number(),
    entries: v.number(),
    createdAt: Instant,
  }),
  v.metadata({ ref: 'LedgerAccount' }),
)

/** The account at one side of a transfer, as lists name it. */
export const Party = v.object({ id: v.string(), key: v.string(), name: v.nullable(v.string()) })

/** A transfer as it is answered right after it was posted. Balances are on each account's own side, after it. */
export const Posted = v.pipe(
  v.object({
    id: v.string(),
    seq: v.number(),
    /** `exists`: it had been posted before, exactly so; nothing was added. */
    result: v.picklist(['created', 'exists']),
    kind: v.picklist(transferKinds),
    debitAccountId: v.string(),
    creditAccountId: v.string(),
    amount: v.number(),
    unit: v.string(),
    at: Instant,
    recordedOn: v.string(),
    effectiveOn: v.string(),
    debitBalance: v.number(),
    creditBalance: v.number(),
  }),
  v.metadata({ ref: 'LedgerPosted' }),
)
