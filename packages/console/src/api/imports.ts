import type { Output } from '@milpa/client'
import { queryString, request } from './api.ts'

export type Import = Output<'imports.read'>
export type Finding = Output<'imports.findings'>['items'][number]
export type RowProblem = NonNullable<Import['fault']>
export type Mapping = Output<'imports.mappings'>['items'][number]['mapping']

/** Sends the file; its rows are read on the way, and the import that began is answered. */
export async function uploadFile(file: File, mapping: string | undefined): Promise<Import> {
  const response = await request(`/api/imports/upload${queryString({ name: file.name, mapping })}`, {
    method: 'POST',
    body: file,
    headers: { 'Content-Type': 'application/octet-stream' },
  })
  return (await response.json()) as Import
}
/** The rows that were not taken, as a file to correct and bring again. */
export const rowsToCorrect = async (id: string): Promise<Blob> =>
  (await request(`/api/imports/files/${id}/to-correct.csv`)).blob()
