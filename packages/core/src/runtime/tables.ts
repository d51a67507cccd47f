import { instant, json, primaryKey, ref, staff, table, text, type AnyTable } from '../db/index.ts'

/** Answers already given under an Idempotency-Key. Nothing sensitive is kept in one. */
export const answers = table(
  'answers',
  {
    centreId: staff(ref().notNull()),
    actorId: staff(text().notNull()),
    key: staff(text().notNull()),
    /** HMAC of operation and input, keys sorted, with a key of the vault's. */
    digest: staff(text().notNull()),
    output: staff(json<{ readonly value: unknown }>()),
    at: staff(instant().notNull()),
  },
  (t) => [primaryKey({ columns: [t.centreId, t.actorId, t.key] })],
)

export const runtimeTables: Readonly<Record<string, AnyTable>> = { answers }
