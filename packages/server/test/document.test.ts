import { createConfig, lintFromString } from '@redocly/openapi-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestHost, type TestHost } from './support/test-host.ts'

interface Operation {
  readonly operationId: string
  readonly security?: readonly object[]
  readonly 'x-permission'?: string
  readonly responses: Readonly<Record<string, unknown>>
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

let host: TestHost
let text: string
let document: Document
beforeAll(async () => {
  host = await createTestHost()
  text = await (await host.request('/openapi.json')).text()
  document = JSON.parse(text) as Document
})
afterAll(() => host.close())

test('the document keeps to OpenAPI 3.1 and to the recommended rules', async () => {
  const config = await createConfig({ extends: ['recommended'] })
  const found = await lintFromString({ source: text, absoluteRef: 'openapi.json', config })
  const errors = found.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
})

test('every operation and query is in it once, at its address, with its permission', () => {
  const listed = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )
  const ids = listed.map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const endpoint of host.milpa.endpoints.values()) {
    const root = endpoint.kind === 'public' ? 'public' : 'api'
    const path = `/${root}/${endpoint.area}${endpoint.path}`.replaceAll(/:([^/]+)/g, '{$1}').replace(/\/$/, '')
    const operation = document.paths[path]?.[endpoint.method.toLowerCase()]
    expect(operation?.operationId, `${endpoint.id} at ${path}`).toBe(endpoint.id)
    if (endpoint.kind === 'public') expect(operation?.security).toEqual([])
    else expect(operation?.['x-permission']).toBe(endpoint.permission)
  }
})

test('names of schemas are references, and nothing of our own vocabulary leaks', () => {
  expect(Object.keys(document.components.schemas)).toEqual(
    expect.arrayContaining(['Problem', 'ApiToken', 'StoredFile']),
  )
  expect(text).toContain('"#/components/schemas/ApiToken"')
  expect(text).not.toContain('"ref":')
  expect(text).not.toContain('$defs')
})
