import { commonHeaders, fetchOrFail, get, type Page, post, put, queryString } from './http.ts'

export interface RowProblem {
  readonly code: string
  /** Area and key of its message: `imports problem.REQUIRED`. */
  readonly key: string
  readonly column?: number
  readonly name?: string
  readonly data: Readonly<Record<string, string | number>>
}
export type ImportStatus = 'reading' | 'ready' | 'checking' | 'checked' | 'running' | 'done' | 'cancelled'
export interface Import {
  readonly id: string
  readonly fileName: string
  readonly mapping: string
  /** The public register that it comes from, if it is one. */
  readonly register: string | null
  readonly header: readonly string[]
  readonly missing: readonly string[]
  readonly unknown: readonly string[]
  readonly status: ImportStatus
  readonly fault: RowProblem | null
  readonly rows: number
  readonly chunks: number
  readonly passed: number
  readonly good: number
  readonly bad: number
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly similar: number
  readonly jobId: string | null
  readonly createdAt: string
  readonly finishedAt: string | null
}
export interface Finding {
  readonly line: number
  readonly kind: 'bad' | 'similar'
  readonly problems: readonly RowProblem[]
  readonly resembles: readonly string[]
  readonly cells: readonly string[]
}
export interface MappingField {
  readonly to: string
  readonly columns: readonly (readonly string[])[]
  readonly transform?: string
  readonly [other: string]: unknown
}
export interface Mapping {
  readonly key: string
  readonly name: string
  readonly fields: readonly MappingField[]
  readonly detect?: readonly string[]
  readonly ignored?: readonly string[]
  readonly activity?: object
  readonly register?: string
}
const files = '/api/imports/files'

/** Sends the file; its rows are read on the way, and the import that began is answered. */
export async function uploadFile(file: File, mapping: string | undefined): Promise<Import> {
  const response = await fetchOrFail(`/api/imports/upload${queryString({ name: file.name, mapping })}`, {
    method: 'POST',
    body: file,
    headers: { ...commonHeaders(), 'Content-Type': 'application/octet-stream' },
  })
  return (await response.json()) as Import
}
/** The rows that were not taken, as a file to correct and bring again. */
export const rowsToCorrect = async (id: string): Promise<Blob> =>
  (await fetchOrFail(`${files}/${id}/to-correct.csv`, { headers: commonHeaders() })).blob()

export const listImports = (): Promise<Page<Import>> => get(files, { limit: 20 })
export const readImport = (id: string, signal?: AbortSignal): Promise<Import> => get(`${files}/${id}`, {}, signal)
export const checkImport = (id: string): Promise<Import> => post(`${files}/${id}/check`)
export const confirmImport = (id: string, input: object): Promise<Import> => post(`${files}/${id}/confirm`, input)
export const discardImport = (id: string): Promise<Import> => post(`${files}/${id}/discard`)
export const findings = (id: string, kind: 'bad' | 'similar', after?: string): Promise<Page<Finding>> =>
  get(`${files}/${id}/findings`, { kind, after, limit: 50 })
export const mappings = async (): Promise<readonly { readonly mapping: Mapping; readonly shipped: boolean }[]> =>
  (
    await get<{ readonly items: readonly { readonly mapping: Mapping; readonly shipped: boolean }[] }>(
      '/api/imports/mappings',
    )
  ).items
export const saveMapping = (mapping: object): Promise<unknown> => put('/api/imports/mappings', { mapping })
export const cancelJob = (id: string): Promise<unknown> => post(`/api/centre/jobs/${id}/cancel`)
