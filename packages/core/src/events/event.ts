import { check, type In, type Out, type Schema } from '../operations/schema.ts'
import type { OperationCall } from '../operations/call.ts'

/**
 * A typed event: its schema is the contract between the one who emits and every subscriber. Payloads hold ids and
 * amounts, never names or phone numbers: erasing a person cannot reach into old payloads.
 */
export interface EventType<S extends Schema = Schema> {
  /** `<area>.<past-tense>`, for instance `entrepreneurs.enterprise-registered`. */
  readonly type: string
  readonly schema: S
}

export interface Delivery {
  readonly eventId: string
  readonly at: Date
  /** 1 for the first try. */
  readonly attempt: number
}

export interface Subscription {
  /** Name within its plugin; with the plugin's id it is the key under which deliveries are kept. */
  readonly name: string
  readonly event: EventType
  handle(payload: unknown, call: OperationCall, delivery: Delivery): Promise<void>
}

/**
 * Subscribes to an event. The handler runs in the transaction that also records the delivery: what it writes happens
 * exactly once, a handler that throws leaves nothing and is tried again. Calls to the outside are jobs it enqueues.
 */
export function on<S extends Schema>(
  event: EventType<S>,
  name: string,
  handle: (payload: Out<S>, call: OperationCall, delivery: Delivery) => Promise<void>,
): Subscription {
  return {
    name,
    event,
    async handle(payload, call, delivery) {
      const checked = await check(event.schema, payload)
      if ('issues' in checked) {
        throw new Error(`Event ${event.type} does not fit its schema at ${checked.issues[0]?.pointer ?? '/'}.`)
      }
      await handle(checked.value, call, delivery)
    },
  }
}

export type PayloadOf<E extends EventType> = In<E['schema']>
