import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createToken, imports } from '@milpa/core'
import { createTestCentre, type TestCentre } from '@milpa/plugin-kit'
import { createServer, type HostApp } from '@milpa/server'
import { TABULAR_CODES } from '@milpa/tabular'
import { afterEach, beforeEach, expect, test } from 'vitest'

let centre: TestCentre
let app: HostApp
let data: string
beforeEach(async () => {
  centre = await createTestCentre()
  data = mkdtempSync(join(tmpdir(), 'milpa-cut-'))
  app = createServer(centre.milpa, { data }).app
})
afterEach(async () => {
  await centre.close()
  rmSync(data, { recursive: true, force: true })
})

const headers = async () => {
  const { token } = await centre.run(createToken, { name: 'prueba', scopes: ['imports:run'] })
  return { authorization: `Bearer ${token}`, 'accept-language': 'es' }
}
const upload = async (body: string | Buffer<ArrayBuffer>, sent: Awaited<ReturnType<typeof headers>>) =>
  app.request('/api/imports/upload?name=mujeres.csv', { method: 'POST', headers: sent, body })

test('the row that was cut, and those that its quote swallowed, are in the report and in the file to correct', async () => {
  const sent = await headers()
  const answer = await upload('nombre;qué hace\r\nLupita;pan\r\nRosa;"tortillas\r\nEva;chales', sent)
  const state = (await answer.json()) as { id: string; rows: number; fault: imports.RowProblem }
  expect(state).toMatchObject({ rows: 3, fault: { code: 'TABULAR_QUOTE_OPEN', data: { line: 3 } } })
  await centre.run(imports.check, { id: state.id })
  await centre.milpa.jobs.workOff()
  expect(await centre.ask(imports.read, { id: state.id })).toMatchObject({ good: 1, bad: 2 })
  const { items } = await centre.ask(imports.findings, { id: state.id })
  expect(items.map(({ line, cells, problems }) => [line, cells, problems[0]!.code])).toEqual([
    [3, ['Rosa', 'tortillas'], 'TABULAR_QUOTE_OPEN'],
    [4, ['Eva', 'chales'], 'TABULAR_QUOTE_OPEN'],
  ])
  const back = await app.request(`/api/imports/files/${state.id}/to-correct.csv`, { headers: sent })
  const text = await back.text()
  expect(text).toContain('Rosa,tortillas')
  expect(text).toContain('línea 3 abre comillas')
})

test('a file that was cut within its header, or has nothing below it, is refused in words', async () => {
  const sent = await headers()
  for (const [body, code, words] of [
    ['nombre;qué ha', 'IMPORTS_NO_ROWS', 'no tiene filas'],
    ['nombre;"qué ha', 'IMPORTS_FILE_UNREADABLE', 'abre comillas'],
    ['nombre;qué\r\n', 'IMPORTS_NO_ROWS', 'no tiene filas'],
    [Buffer.from('nombre;qué\r\nLupita;pan', 'utf16le'), 'IMPORTS_FILE_UNREADABLE', 'UTF-16'],
  ] as const) {
    const answer = await upload(body, sent)
    const problem = (await answer.json()) as { code: string; detail: string }
    expect([answer.status, problem.code]).toEqual([422, code])
    expect(JSON.stringify(problem)).toContain(words)
  }
  const { items } = await centre.ask(imports.list, { limit: 10 })
  expect(items.every(({ status }) => status === 'cancelled')).toBe(true)
})

test('whatever ends a file before its end has words in every language', () => {
  const ending = Object.entries(TABULAR_CODES).flatMap(([code, { fatal }]) => (fatal ? [code] : []))
  const whole = ['FORMAT', 'NEEDS', 'SHEET', 'ENCODING_UNKNOWN', 'FILE_EMPTY', 'HEADER', 'TOO_MANY_ROWS']
  for (const code of ending.filter((one) => !whole.some((word) => one.includes(word)))) {
    for (const words of Object.values(imports.importArea.messages)) {
      expect(Object.keys(words)).toContain(`problem.${code}`)
    }
  }
})
