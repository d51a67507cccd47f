import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { area, definePlugin, override, PluginError, type Plugin } from '@milpa/core'
import { createTestCentre, openTestEngine } from '@milpa/plugin-kit'
import { compose } from '../../src/plugin/compose.ts'
import { resolve } from '../../src/plugin/resolve.ts'
import type { OperationCall } from '../../src/operations/call.ts'
import type { Operation } from '../../src/operations/operation.ts'

const none = { es: {}, en: {}, pt: {}, fr: {} }
const plain = (id: string, rest: Partial<Plugin> = {}): Plugin =>
  definePlugin({
    id,
    version: '1.0.0',
    core: '^0.1.0',
    area: area(id, { permissions: {}, errors: {}, messages: none }),
    ...rest,
  })
const faultOf = (work: () => unknown) => {
  try {
    work()
    return undefined
  } catch (error) {
    return error instanceof PluginError ? { fault: error.fault, message: error.message } : error
  }
}
const resolved =
  (...plugins: readonly Plugin[]) =>
  () =>
    resolve(plugins, '0.1.0', new Set(['ledger']))

describe('resolving', () => {
  test('plugins come after those that they need, in whatever order they are listed', () => {
    const a = plain('a', { dependencies: { b: '^1.0.0' } })
    const b = plain('b', { dependencies: { c: '^1.0.0' } })
    expect(resolve([a, b, plain('c')], '0.1.0', new Set()).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  })
  test('a cycle of any length is told whole', () => {
    const needs = (id: string, other: string) => plain(id, { dependencies: { [other]: '*' } })
    expect(faultOf(resolved(needs('a', 'b'), needs('b', 'c'), needs('c', 'a')))).toMatchObject({
      fault: 'CYCLE',
      message: 'Plugins depend on each other: a > b > c > a.',
    })
  })
  test.each([
    ['Upper', 'BAD_ID'],
    ['core', 'BAD_ID'],
    ['constructor', 'BAD_ID'],
    ['ledger', 'BAD_ID'],
  ])('the id %s is refused', (id, fault) => {
    const named = { ...plain('a'), id, area: { ...plain('a').area, id } }
    expect(faultOf(resolved(named))).toMatchObject({ fault })
  })
  test('an id whose tables could be another plugin’s is refused, naming both', () => {
    expect(faultOf(resolved(plain('credit'), plain('credit-fund')))).toMatchObject({
      fault: 'BAD_ID',
      message: expect.stringContaining('"credit" and "credit-fund"'),
    })
  })
  test('a missing dependency and a range that does not fit name both sides', () => {
    const needs = plain('a', { dependencies: { b: '^2.0.0' } })
    expect(faultOf(resolved(needs))).toMatchObject({ fault: 'MISSING', message: expect.stringContaining('"b" ^2.0.0') })
    expect(faultOf(resolved(needs, plain('b')))).toMatchObject({
      fault: 'RANGE',
      message: expect.stringContaining('1.0.0'),
    })
    expect(faultOf(resolved(plain('a', { core: '^0.2.0' })))).toMatchObject({ fault: 'CORE_RANGE' })
  })
  test('a pre-release counts as its release', () => {
    expect(resolve([plain('a')], '0.1.0-next.1', new Set())).toHaveLength(1)
  })
})

describe('composing', () => {
  const base = area('base', { permissions: { do: { title: 'x', roles: [] } }, errors: {}, messages: none })
  const pay = base.operation({
    name: 'pay',
    title: 'Pay',
    path: '/pay',
    permission: 'do',
    input: v.array(v.string()),
    output: v.array(v.string()),
    run: async (input) => [...input, 'core'],
  })
  const call = () => ({}) as OperationCall
  const wrapping = (id: string, dependencies = {}) =>
    plain(id, {
      dependencies,
      overrides: [
        override(pay, (next) => async (input, inner) => {
          await new Promise((done) => setTimeout(done, Math.random() * 3))
          return next([...input, id], inner)
        }),
      ],
    })

  test('the last plugin is outermost, and overlapping calls pass every wrapper', async () => {
    const plugins = [wrapping('audit'), wrapping('limit', { audit: '*' })]
    const { runners, chains } = compose([pay as Operation], plugins)
    expect(chains.get('base.pay')).toEqual(['limit', 'audit'])
    const answers = await Promise.all(Array.from({ length: 30 }, () => runners.get('base.pay')!([], call())))
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['["limit","audit","core"]']))
  })
  test('the same frozen plugin serves two hosts', async () => {
    const plugin = wrapping('audit')
    for (let host = 0; host < 2; host++) {
      expect(await compose([pay as Operation], [plugin]).runners.get('base.pay')!([], call())).toEqual([
        'audit',
        'core',
      ])
    }
  })
  test('calling next twice in one call is refused', async () => {
    const twice = plain('twice', {
      overrides: [
        override(pay, (next) => async (input, inner) => [...(await next(input, inner)), ...(await next(input, inner))]),
      ],
    })
    const run = compose([pay as Operation], [twice]).runners.get('base.pay')!
    await expect(run([], call())).rejects.toThrow('next() twice')
    await expect(run([], call())).rejects.toThrow('next() twice')
  })
  test('an override of what is not installed, of its own operation, or twice of the same is refused', () => {
    const foreign = { ...pay, id: 'base.other' }
    const wrap = (operation: typeof pay) => override(operation, (next) => next)
    expect(faultOf(() => compose([pay as Operation], [plain('x', { overrides: [wrap(foreign)] })]))).toMatchObject({
      fault: 'UNKNOWN_OVERRIDE',
    })
    expect(faultOf(() => compose([pay as Operation], [plain('base', { overrides: [wrap(pay)] })]))).toMatchObject({
      fault: 'BAD_OVERRIDE',
    })
    expect(
      faultOf(() => compose([pay as Operation], [plain('x', { overrides: [wrap(pay), wrap(pay)] })])),
    ).toMatchObject({ fault: 'BAD_OVERRIDE' })
  })
})

describe('starting', () => {
  const broken = (id: string, rest: Partial<Plugin> = {}) =>
    plain(id, { config: { area: id, schema: v.object({ bank: v.string() }) }, ...rest })
  const fault = (plugins: readonly Plugin[]) =>
    createTestCentre({ plugins }).then(
      (centre) => centre,
      (error: unknown) => error as PluginError,
    )

  test('a required plugin that cannot start stops the host, and says what and where', async () => {
    expect(await fault([broken('bank')])).toMatchObject({
      fault: 'CONFIG',
      plugin: 'bank',
      message: expect.stringContaining('"/bank": required'),
    })
  })
  test('an optional one is left out with those that need it, unless it guards an operation', async () => {
    const optional = broken('bank', { onFailure: 'optional' })
    const dependent = plain('needs-it', { onFailure: 'optional', dependencies: { bank: '*' } })
    const centre = await createTestCentre({ plugins: [optional, dependent, plain('fine')] })
    expect(centre.milpa.failed.map(({ id }) => id)).toEqual(['bank', 'needs-it'])
    await centre.close()
    expect(await fault([optional, plain('must-have', { dependencies: { bank: '*' } })])).toMatchObject({
      fault: 'DEPENDENCY_FAILED',
    })
  })
  test('a message that is missing in one language stops the host', async () => {
    const lame = plain('lame', {
      area: area('lame', {
        permissions: {},
        errors: {},
        messages: { ...none, es: { hello: 'Hola {name}' }, en: { hello: 'Hello' } },
      }),
    })
    expect(await fault([lame])).toMatchObject({ fault: 'MESSAGES', message: expect.stringContaining('"hello"') })
  })
  test('a migration that makes a table outside the plugin’s prefix stops the host and leaves nothing', async () => {
    const folder = new URL('./migrations-of-a-stranger/', import.meta.url)
    const stranger = plain('stranger', { migrations: folder })
    expect(await fault([stranger])).toMatchObject({ fault: 'START', message: expect.stringContaining('"stranger_"') })
    const engine = await openTestEngine('libsql')
    await engine.close()
  })
})
