import { eq, getTableName, type SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { auditEntry, canonical, type AuditEntry } from '../audit/entry.ts'
import { auditEntries, fieldChanges } from '../audit/tables.ts'
import type { Sealed } from '../db/columns.ts'
import type { Reader, Writer } from '../db/session.ts'
import { factsOf } from '../db/table.ts'
import type { Transaction } from '../db/transaction.ts'
import type { EventType, PayloadOf } from '../events/event.ts'
import { events, deliveries } from '../events/tables.ts'
import type { JobType } from '../jobs/job.ts'
import { enqueueJob } from '../jobs/queue.ts'
import type { Actor, CentreRef, OperationCall, QueryCall, Subject } from '../operations/call.ts'
import type { ErrorTable, Raise } from '../operations/errors.ts'
import type { AnyEndpoint, ConfigRef, Operation, Query } from '../operations/operation.ts'
import { problem } from '../operations/problem.ts'
import { check, type In, type Schema } from '../operations/schema.ts'
import type { Forgotten, PersonToForget } from '../plugin/define-plugin.ts'
import { readFacets } from '../plugin/read-facets.ts'
import { checkedInput, checkedOutput } from './checked.ts'
import { dayIn } from './day.ts'
import type { Host } from './host.ts'

export interface Origin {
  readonly centre: CentreRef
  readonly actor: Actor
  readonly at: Date
}

/** What a query and an operation share: who asks, when, and reading. Looks at sensitive things are collected. */
export class QueryContext implements QueryCall {
  readonly centre: CentreRef
  readonly actor: Actor
  readonly at: Date
  readonly read: Reader
  readonly error: Raise<ErrorTable>
  /** Audit entries for what was looked at; written before the answer leaves. */
  readonly looks: AuditEntry[]
  protected readonly host: Host
  protected readonly endpoint: Pick<AnyEndpoint, 'id' | 'area'>
  #today: string | undefined

  constructor(
    host: Host,
    endpoint: Pick<AnyEndpoint, 'id' | 'area'>,
    origin: Origin,
    read: Reader,
    looks: AuditEntry[] = [],
  ) {
    this.host = host
    this.endpoint = endpoint
    this.centre = origin.centre
    this.actor = origin.actor
    this.at = origin.at
    this.read = read
    this.looks = looks
    this.error = host.registry.raiserOf(endpoint.area)
  }

  get today(): string {
    return (this.#today ??= dayIn(this.centre.timeZone, this.at))
  }

  readonly notFound = () => problem('NOT_FOUND')

  get declaredPermissions() {
    return this.host.registry.permissions
  }

  id(): string {
    return this.host.id()
  }

  random(): number {
    return this.host.random()
  }

  config<T>(ref: ConfigRef<T>): T {
    return this.host.registry.configOf(ref)
  }

  may(permission: string): boolean {
    return this.actor.permissions.has('*') || this.actor.permissions.has(permission)
  }

  mine(table: { readonly centreId: AnySQLiteColumn }): SQL {
    return eq(table.centreId, this.centre.id)
  }

  async ask<I, T, O>(query: Query<I, T, O>, input: I): Promise<O> {
    const call = new QueryContext(this.host, query, this, this.read, this.looks)
    const checked = await checkedInput(query, input)
    return (await checkedOutput(query, await query.run(checked as T, call))) as O
  }

  reveal(column: AnySQLiteColumn, subject: Subject, value: Sealed | null, reason: string): string | null {
    if (value === null) return null
    const location = locationOf(column, subject.id)
    this.look('reveal', subject, { table: location.table, column: location.column, reason })
    return this.host.vault.open(location, value)
  }

  saw(subject: Subject): void {
    this.look(this.endpoint.id, subject, {})
  }

  facets(of: string, ids: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
    return readFacets(this.host.registry.facets, of, ids, this, ['public', 'staff'])
  }

  protected look(what: string, subject: Subject, detail: Readonly<Record<string, unknown>>): void {
    const { actor, at, centre } = this
    this.looks.push(
      auditEntry({ id: this.id(), centreId: centre.id, at, actor, what, subject, within: undefined, detail }),
    )
  }
}

/** What an operation runs with: one level of a transaction, and its entry in the audit. */
export class OperationContext extends QueryContext implements OperationCall {
  readonly tx: Writer
  readonly entryId: string
  readonly #transaction: Transaction
  #subject: Subject | undefined
  #changed: string[] = []

  /** @param within the operation whose entry this call shares: what it looks at and changes is written there. */
  constructor(
    host: Host,
    endpoint: Pick<AnyEndpoint, 'id' | 'area'>,
    origin: Origin,
    transaction: Transaction,
    within?: OperationContext,
  ) {
    super(host, endpoint, origin, transaction.db, within?.looks)
    this.#transaction = transaction
    this.tx = transaction.db
    this.entryId = within?.entryId ?? host.id()
  }

  run<I, T, O>(operation: Operation<I, T, O>, input: I): Promise<O> {
    return this.#transaction.nested(async (inner) => {
      const call = new OperationContext(this.host, operation, this, inner)
      return (await runOperation(this.host, operation as Operation, input, call, this.entryId)) as O
    })
  }

  emit<W extends EventType>(event: W, payload: PayloadOf<W>): Promise<void> {
    return this.emitAll(event, [payload])
  }

  async emitAll<W extends EventType>(event: W, payloads: readonly PayloadOf<W>[]): Promise<void> {
    const rows: (typeof events.$inferInsert & { readonly id: string })[] = []
    for (const payload of payloads) {
      const checked = await check(event.schema, payload)
      if ('issues' in checked) {
        throw new Error(
          `${this.endpoint.id} emits ${event.type} with a payload that does not fit at ${checked.issues[0]!.pointer}.`,
        )
      }
      const { id: centreId } = this.centre
      rows.push({ id: this.id(), centreId, type: event.type, payload: checked.value as object, at: this.at })
    }
    if (rows.length === 0) return
    await this.tx.insert(events).values(rows)
    const subscribers = this.host.registry.subscribers.get(event.type) ?? []
    if (subscribers.length === 0) return
    const due = rows.flatMap(({ id: eventId }) =>
      subscribers.map(({ id }) => ({ eventId, subscriber: id, attempts: 0, nextAt: this.at })),
    )
    // 4 columns a row, and SQLite takes 32,766 parameters.
    for (let at = 0; at < due.length; at += 4000) await this.tx.insert(deliveries).values(due.slice(at, at + 4000))
    this.#transaction.afterCommit(this.host.wake)
  }

  heard({ type }: EventType): boolean {
    return this.host.registry.subscribers.has(type)
  }

  seal(column: AnySQLiteColumn, id: string, value: string): Sealed {
    return this.host.vault.seal(locationOf(column, id), value)
  }

  about(subject: Subject): void {
    this.#subject = subject
  }

  async changed(
    subject: Subject,
    before: Readonly<Record<string, unknown>>,
    after: Readonly<Record<string, unknown>>,
    sealed: readonly string[] = [],
  ): Promise<void> {
    this.#subject ??= subject
    const fields = Object.keys(after).filter(
      (field) => canonical(before[field] ?? null) !== canonical(after[field] ?? null),
    )
    if (fields.length === 0) return
    this.#changed.push(...fields)
    const kept = (field: string, value: unknown) =>
      value === undefined || value === null || sealed.includes(field) ? null : { value }
    await this.tx.insert(fieldChanges).values(
      fields.map((field) => ({
        id: this.id(),
        centreId: this.centre.id,
        subjectKind: subject.kind,
        subjectId: subject.id,
        field,
        before: kept(field, before[field]),
        after: kept(field, after[field]),
        at: this.at,
        actorId: this.actor.id,
        entryId: this.entryId,
      })),
    )
  }

  async enqueue<S extends Schema>(
    job: JobType<S>,
    input: In<S>,
    options: { readonly key?: string; readonly at?: Date } = {},
  ): Promise<string> {
    this.#transaction.afterCommit(this.host.wake)
    return enqueueJob(this.tx, job as JobType, input, {
      id: this.id(),
      centreId: this.centre.id,
      createdBy: this.actor.id,
      createdByKind: this.actor.kind,
      createdAt: this.at,
      runAt: options.at ?? this.at,
      key: options.key,
    })
  }

  /** What is done stays done: a hook that fails is reported, and neither the caller nor another hook hears of it. */
  afterCommit(hook: () => void): void {
    const { log } = this.host
    // Where and of what kind, not in which words: those may hold a name or a number.
    const failed = (error: unknown) => {
      const { name, stack = '' } = error instanceof Error ? error : new Error()
      const where = stack.split('\n').filter((line) => line.trimStart().startsWith('at '))
      log.error({ operation: this.endpoint.id, name, where }, 'A hook after a commit failed; the change itself is done')
    }
    this.#transaction.afterCommit(() => {
      try {
        const running: unknown = hook()
        if (running instanceof Promise) running.catch(failed)
      } catch (error) {
        failed(error)
      }
    })
  }

  async forgetEverywhere(person: PersonToForget): Promise<readonly (Forgotten & { readonly area: string })[]> {
    const report: (Forgotten & { readonly area: string })[] = []
    for (const part of [...this.host.registry.parts].reverse()) {
      if (!part.forget) continue
      const forgotten = await this.#transaction.nested((inner) => {
        const endpoint = { id: this.endpoint.id, area: part.area.id }
        return part.forget!(person, new OperationContext(this.host, endpoint, this, inner, this))
      })
      report.push({ ...forgotten, area: part.area.id })
    }
    return report
  }

  /** Writes the entry of this operation, and those of what it opened. */
  writeAudit(operation: Operation, input: unknown, output: unknown, within: string | undefined): Promise<void> {
    return this.#writeEntry(operation.id, this.#subject ?? subjectOf(operation.about, output, input), within)
  }

  /** Of a call that is no operation (a subscriber): an entry if it changed or opened anything, so that both point at it. */
  async writeTrail(): Promise<void> {
    if (this.#changed.length > 0 || this.looks.length > 0) {
      await this.#writeEntry(this.endpoint.id, this.#subject, undefined)
    }
  }

  async #writeEntry(what: string, subject: Subject | undefined, within: string | undefined): Promise<void> {
    const { actor, at, centre } = this
    const detail = this.#changed.length > 0 ? { fields: this.#changed } : {}
    const own = auditEntry({
      id: this.entryId,
      centreId: centre.id,
      at,
      actor,
      what,
      subject,
      within,
      detail,
    })
    await this.tx.insert(auditEntries).values([own, ...this.looks.map((look) => ({ ...look, within: this.entryId }))])
  }
}

/** Validated in, run as overridden, validated out, audited: in the transaction level that the call holds. */
export async function runOperation(
  host: Host,
  operation: Operation,
  input: unknown,
  call: OperationContext,
  within: string | undefined,
): Promise<unknown> {
  const run = host.runners.get(operation.id)
  if (!run) throw new Error(`Operation ${operation.id} is not installed.`)
  const checked = await checkedInput(operation, input)
  const output = await checkedOutput(operation, await run(checked, call))
  await call.writeAudit(operation, checked, output, within)
  return output
}

const subjectOf = (kind: string | undefined, ...holders: readonly unknown[]): Subject | undefined => {
  if (kind === undefined) return undefined
  for (const holder of holders) {
    const id = holder !== null && typeof holder === 'object' && 'id' in holder ? holder.id : undefined
    if (typeof id === 'string') return { kind, id }
  }
  return undefined
}

function locationOf(column: AnySQLiteColumn, row: string) {
  const table = getTableName(column.table)
  // A column's own name is its key; the snake_case form exists only in the text of statements.
  if (factsOf(column.table).classes[column.name] !== 'sensitive') {
    throw new Error(`${table}.${column.name} is not a sensitive column.`)
  }
  return { table, column: column.name, row }
}
