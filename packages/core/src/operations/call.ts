import type { SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Sealed } from '../db/columns.ts'
import type { PublicReader } from '../db/public.ts'
import type { Reader, Writer } from '../db/session.ts'
import type { EventType, PayloadOf } from '../events/event.ts'
import type { JobType } from '../jobs/job.ts'
import type { ErrorTable, Raise } from './errors.ts'
import type { Forgotten, PersonToForget } from '../plugin/define-plugin.ts'
import type { ConfigRef, Operation, Query } from './operation.ts'
import type { In, Schema } from './schema.ts'
import type { Problem } from './problem.ts'

/** The centre in whose name a call is made; everything it reads and writes belongs to it. */
export interface CentreRef {
  readonly id: string
  readonly slug: string
  /** BCP 47, of messages and documents. */
  readonly locale: string
  /** ISO 4217. */
  readonly currency: string
  /** IANA name. */
  readonly timeZone: string
}

export const actorKinds = ['staff', 'member', 'machine', 'public', 'system'] as const
export type ActorKind = (typeof actorKinds)[number]

/** Who does something. `id` is stable and pseudonymous: a user, a token, a plugin. */
export interface Actor {
  readonly id: string
  readonly kind: ActorKind
  /** Full names (`entrepreneurs:edit`); `*` holds every permission. */
  readonly permissions: ReadonlySet<string>
}

/** A record that a call is about, for the audit and for the history of fields. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

export interface BaseCall {
  readonly centre: CentreRef
  readonly actor: Actor
  /** The moment of the call. Rules never read the clock. */
  readonly at: Date
  /** The day of `at` in the time zone of the centre, `YYYY-MM-DD`. */
  readonly today: string
  /** A new UUIDv7 made of the call's clock and randomness. */
  id(): string
  /** Uniform in [0, 1), from a cryptographic source, seeded in tests. */
  random(): number
  config<T>(ref: ConfigRef<T>): T
  may(permission: string): boolean
  /** Every permission that core and the installed plugins declare, by full name, with the roles that hold it by default. */
  readonly declaredPermissions: ReadonlyMap<string, { readonly title: string; readonly roles: readonly string[] }>
}

/** What a query runs with. */
export interface QueryCall<E extends ErrorTable = ErrorTable> extends BaseCall {
  readonly read: Reader
  readonly error: Raise<E>
  readonly notFound: () => Problem
  /** `centre_id = this centre`: no statement goes without it. */
  mine(table: { readonly centreId: AnySQLiteColumn }): SQL
  ask<I, T, O>(query: Query<I, T, O>, input: I): Promise<O>
  /** Opens a sealed value. Who, what, whose and why go into the audit before the answer leaves. */
  reveal(column: AnySQLiteColumn, subject: Subject, value: Sealed | null, reason: string): string | null
  /** Records in the audit that this actor looked at a record. */
  saw(subject: Subject): void
  facets(of: string, ids: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>>
}

/** What an operation runs with: everything of a query, and one transaction. */
export interface OperationCall<
  E extends ErrorTable = ErrorTable,
  V extends EventType = EventType,
> extends QueryCall<E> {
  readonly tx: Writer
  /** Runs another operation inside this one's transaction; permission is not asked again. A failure undoes its part. */
  run<I, T, O>(operation: Operation<I, T, O>, input: I): Promise<O>
  emit<W extends V>(event: W, payload: PayloadOf<W>): Promise<void>
  /** The same event for many records, in one statement: for operations on hundreds of them. */
  emitAll<W extends V>(event: W, payloads: readonly PayloadOf<W>[]): Promise<void>
  /** Whether any installed part subscribes to the event: what nobody hears need not be told. */
  heard(event: V): boolean
  /** Seals a value for a column of the row with this id; it opens nowhere else. */
  seal(column: AnySQLiteColumn, id: string, value: string): Sealed
  /** Says what this call is about; the audit entry carries it. */
  about(subject: Subject): void
  /** Keeps what changed in the history of fields. Sealed columns are named, their values are not kept. */
  changed(
    subject: Subject,
    before: Readonly<Record<string, unknown>>,
    after: Readonly<Record<string, unknown>>,
    sealed?: readonly string[],
  ): Promise<void>
  enqueue<S extends Schema>(
    job: JobType<S>,
    input: In<S>,
    options?: { readonly key?: string; readonly at?: Date },
  ): Promise<string>
  /** Called when everything is safe on disk; not when it was rolled back. */
  afterCommit(hook: () => void): void
  /**
   * Erases a person in every installed part, those that depend on others first, within this transaction: all of it
   * happens or nothing. Only `entrepreneurs.forget` calls it.
   */
  forgetEverywhere(person: PersonToForget): Promise<readonly (Forgotten & { readonly area: string })[]>
}

/** What a public query runs with: public columns of rows that may be shown, and nothing else. */
export interface PublicCall<E extends ErrorTable = ErrorTable> {
  readonly centre: CentreRef
  readonly at: Date
  readonly today: string
  readonly read: PublicReader
  readonly error: Raise<E>
  readonly notFound: () => Problem
  facets(of: string, ids: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>>
}
