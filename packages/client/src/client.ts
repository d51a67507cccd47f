import { ProblemError } from './problem.ts'
import { readAnswer, send, type Address, type CallOptions, type ClientOptions } from './request.ts'
import type { Codes, Input, OperationId, Output } from './types.ts'

type Given<I> = object extends I ? [input?: I, options?: CallOptions] : [input: I, options?: CallOptions]

export interface UploadOptions {
  readonly name?: string
  readonly audience?: 'public' | 'staff'
  /** Full permission that reading it asks for. */
  readonly permission?: string
  readonly subject?: { readonly kind: string; readonly id: string }
  readonly signal?: AbortSignal
}

export interface Client<K extends OperationId> {
  /** Calls an operation or query: `await client('enterprises.list', { limit: 10 })`. Refusals throw `ProblemError`. */
  <Id extends K>(id: Id, ...given: Given<Input<Id>>): Promise<Output<Id>>
  /** Calls what a plugin added, by its address: `client.send<In, Out>('POST /api/savings/circles/{id}/deposits', …)`. */
  send<I extends object, O>(address: Address, input: I, options?: CallOptions): Promise<O>
  /** Uploads one file. */
  upload(file: Blob, options?: UploadOptions): Promise<Output<'files.upload'>>
}

/** A client that knows the addresses it is given; `createClient` and `createPublicClient` give them. */
export function clientOf<K extends OperationId>(
  addresses: Readonly<Record<K, Address>>,
  options: ClientOptions = {},
): Client<K> {
  const call = (id: K, input: object = {}, rest?: CallOptions) => send(options, addresses[id], input, rest)
  const others: Pick<Client<K>, 'send' | 'upload'> = {
    send: (address, input, rest) => send(options, address, input, rest) as Promise<never>,
    async upload(file, { name, audience, permission, subject, signal } = {}) {
      const facts = { name, audience, permission, subjectKind: subject?.kind, subjectId: subject?.id }
      const given = Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined)
      const headers: Record<string, string> = { 'content-type': file.type || 'application/octet-stream' }
      if (options.token !== undefined) headers.authorization = `Bearer ${options.token}`
      if (options.centre !== undefined) headers['milpa-centre'] = options.centre
      if (options.language !== undefined) headers['accept-language'] = options.language
      const url = `${options.base ?? ''}/api/files?${new URLSearchParams(given).toString()}`
      const request = { method: 'POST', headers, body: file, ...(signal ? { signal } : {}) }
      return (await readAnswer(await (options.fetch ?? fetch)(url, request))) as Output<'files.upload'>
    },
  }
  return Object.assign(call, others) as Client<K>
}

/** Whether an error is a refusal of this operation; its `code` is then one of those that it declares. */
export const isProblemOf = <K extends OperationId>(error: unknown, _id: K): error is ProblemError<Codes<K>> =>
  error instanceof ProblemError
