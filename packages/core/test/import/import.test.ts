import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { enterprises, imports, type Operation, type Problem } from '@milpa/core'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'

const digest = 'ab'.repeat(32)
const header = ['nombre', 'qué hace', 'actividad', 'teléfono', 'latitud', 'longitud', 'inicio', 'color favorito']
const row = (...cells: string[]) => [...cells, ...Array.from({ length: header.length - cells.length }, () => '')]

let centre: TestCentre
afterEach(() => centre.close())
afterAll(stopTestEngines)

/** Stages rows as whoever read the file would, from line 2 on. */
async function stage(rows: readonly (readonly string[])[], given: readonly string[] = header, file = digest) {
  const begun = await centre.run(imports.begin, { fileName: 'mujeres.csv', digest: file, header: [...given] })
  for (let at = 0; at < rows.length; at += 2) {
    const staged = rows.slice(at, at + 2).map((cells, n) => ({ line: at + n + 2, cells: [...cells] }))
    await centre.run(imports.addRows, { id: begun.id, chunk: at / 2 + 1, rows: staged })
  }
  return centre.run(imports.endRows, { id: begun.id })
}

const finish = async () => {
  await centre.milpa.jobs.workOff()
}

const count = async () => (await centre.ask(enterprises.list, { limit: 200 })).items.length

describe.each(testEngines())('importing on %s', (engine) => {
  it('tries every row, stores nothing, and names line, column and reason of each bad one', async () => {
    centre = await createTestCentre({ engine })
    const { id, mapping, unknown } = await stage([
      row('Panadería Lupita', 'pan', '', '55 1617 9901', '19.72', '-99.46'),
      row('', 'nadie'),
      row('Tortillas Rosa', '', '', '12', '19,7', '-99,4'),
      row('Mercería Ana', '', '', '', 'norte', 'oeste', '31/02/2020'),
    ])
    expect({ mapping, unknown }).toEqual({ mapping: 'milpa', unknown: ['color favorito'] })
    await centre.run(imports.check, { id })
    await finish()
    const { status, good, bad, created } = await centre.ask(imports.read, { id })
    expect({ status, good, bad, created }).toEqual({ status: 'checked', good: 2, bad: 2, created: 2 })
    const { items } = await centre.ask(imports.findings, { id })
    expect(
      items.map(({ line, problems }) => [line, problems.map(({ code, column, name }) => [code, column, name])]),
    ).toEqual([
      [3, [['REQUIRED', 1, 'nombre']]],
      [
        5,
        [
          ['NOT_A_DATE', 7, 'inicio'],
          ['NOT_A_NUMBER', 5, 'latitud'],
          ['NOT_A_NUMBER', 6, 'longitud'],
        ],
      ],
    ])
    expect(items[1]!.cells[0]).toBe('Mercería Ana')
    expect(await count()).toBe(0)
  })

  it('registers what is good, keeps what is bad, and a second import of the same rows changes nothing', async () => {
    centre = await createTestCentre({ engine })
    const rows = [row('Panadería Lupita', 'pan'), row('Tortillas Rosa'), row(''), row('Tejidos Eva', 'chales')]
    const first = await stage(rows)
    await centre.run(imports.confirm, { id: first.id })
    await finish()
    expect(await centre.ask(imports.read, { id: first.id })).toMatchObject({ status: 'done', created: 3, bad: 1 })
    const second = await stage(rows)
    await centre.run(imports.confirm, { id: second.id })
    await finish()
    expect(await centre.ask(imports.read, { id: second.id })).toMatchObject({
      status: 'done',
      created: 0,
      changed: 0,
      unchanged: 3,
      bad: 1,
    })
    expect(await count()).toBe(3)
  })

  it('says which line a repeated row repeats, across chunks too', async () => {
    centre = await createTestCentre({ engine })
    const { id } = await stage([row('Flores Inés'), row('Hilos'), row('FLORES INES'), row('Flores  Inés')])
    await centre.run(imports.confirm, { id })
    await finish()
    const { items } = await centre.ask(imports.findings, { id })
    expect(items.map(({ line, problems }) => [line, problems[0]?.code, problems[0]?.data])).toEqual([
      [4, 'ROW_REPEATED', { line: 2 }],
      [5, 'ROW_REPEATED', { line: 2 }],
    ])
  })

  it('proposes duplicates, and sets them aside when asked to', async () => {
    centre = await createTestCentre({ engine })
    await centre.run(enterprises.register, {
      name: 'La Perla',
      contacts: [{ kind: 'phone', value: '55 1617 9901' }],
    })
    const { id } = await stage([row('Perla', '', '', '5516179901'), row('Otra')])
    await centre.run(imports.check, { id })
    await finish()
    expect(await centre.ask(imports.read, { id })).toMatchObject({ similar: 1, good: 2 })
    const similar = await centre.ask(imports.findings, { id, kind: 'similar' })
    expect(similar.items[0]!.resembles).toHaveLength(1)
    await centre.run(imports.confirm, { id, duplicates: 'set-aside' })
    await finish()
    expect(await centre.ask(imports.read, { id })).toMatchObject({ created: 1, bad: 1 })
    expect(await count()).toBe(2)
  })

  it('goes on at the chunk where it stopped', async () => {
    centre = await createTestCentre({ engine })
    const { id } = await stage(Array.from({ length: 9 }, (_, n) => row(`Taller ${n}`)))
    await centre.run(imports.confirm, { id, background: false })
    const stop = new AbortController()
    const worker = {
      run: ((operation, input) => centre.run(operation, input)) as imports.Worker['run'],
      ask: ((query, input) => centre.ask(query, input)) as imports.Worker['ask'],
      signal: stop.signal,
      progress: async (done: number) => {
        if (done >= 4) stop.abort()
      },
      giveWay: async () => undefined,
    }
    expect(await imports.workThrough(id, worker)).toMatchObject({ status: 'running', passed: 2, created: 4 })
    await centre.run(imports.resume, { id })
    await finish()
    expect(await centre.ask(imports.read, { id })).toMatchObject({ status: 'done', created: 9 })
    expect(await count()).toBe(9)
  })
})

const code = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Problem) => error.code,
  )

describe('an import', () => {
  it('is seen and worked by its own centre alone', async () => {
    centre = await createTestCentre()
    const other = await centre.another('otra')
    const { id } = await stage([row('Panadería Lupita')])
    const there = centre.door('system', other)
    const ask = (query: typeof imports.read | typeof imports.findings) =>
      centre.milpa.ask(query as never, { id }, there)
    const run = (operation: Operation) =>
      centre.milpa.run(operation, { id, chunk: 1, rows: [{ line: 2, cells: ['x'] }] }, there)
    expect(await code(ask(imports.read))).toBe('NOT_FOUND')
    expect(await code(ask(imports.findings))).toBe('NOT_FOUND')
    for (const operation of [
      imports.addRows,
      imports.endRows,
      imports.check,
      imports.confirm,
      imports.resume,
      imports.discard,
    ]) {
      expect(await code(run(operation as unknown as Operation))).toBe('NOT_FOUND')
    }
  })

  it('refuses to publish what comes from no public register, and those who may not publish', async () => {
    centre = await createTestCentre()
    const { id } = await stage([row('Panadería Lupita')])
    expect(await code(centre.run(imports.confirm, { id, publish: true }))).toBe('IMPORTS_NOT_A_REGISTER')
    const denue = await stage(
      [['1', 'c', 'A', '461110', '112']],
      ['ID', 'Clee', 'Nombre de la Unidad Económica', 'Código de la clase de actividad SCIAN', 'Clave municipio'],
    )
    const importer = { id: 'i', kind: 'staff' as const, permissions: new Set(['imports:run']) }
    expect(await code(centre.run(imports.confirm, { id: denue.id, publish: true }, importer))).toBe('FORBIDDEN')
  })

  it('does not take rows of a broken file for the whole unless told to', async () => {
    centre = await createTestCentre()
    const begun = await centre.run(imports.begin, { fileName: 'f.csv', digest, header })
    await centre.run(imports.addRows, { id: begun.id, chunk: 1, rows: [{ line: 2, cells: row('Panadería Lupita') }] })
    const fault = { code: 'TABULAR_FILE_TRUNCATED', data: { line: 2 } }
    const { id } = await centre.run(imports.endRows, { id: begun.id, fault })
    expect(await code(centre.run(imports.confirm, { id }))).toBe('IMPORTS_FILE_FAULTY')
    await centre.run(imports.confirm, { id, partial: true })
    await finish()
    expect(await count()).toBe(1)
  })

  it('takes a chunk that is sent twice once, and none out of order', async () => {
    centre = await createTestCentre()
    const { id } = await centre.run(imports.begin, { fileName: 'f.csv', digest, header })
    const rows = [{ line: 2, cells: row('Panadería Lupita') }]
    await centre.run(imports.addRows, { id, chunk: 1, rows })
    expect(await centre.run(imports.addRows, { id, chunk: 1, rows })).toMatchObject({ chunks: 1, rows: 1 })
    expect(await code(centre.run(imports.addRows, { id, chunk: 3, rows }))).toBe('IMPORTS_OUT_OF_ORDER')
  })

  it('leaves nothing of the file behind but what has to be corrected, and after discarding not even that', async () => {
    centre = await createTestCentre()
    const { id } = await stage([row('Panadería Lupita'), row('')])
    await centre.run(imports.confirm, { id })
    await finish()
    const rowsOf = async (table: string) =>
      Number((await centre.milpa.host.engine.reader.all(`select count(*) from ${table}`, []))[0]![0])
    expect([await rowsOf('import_chunks'), await rowsOf('import_keys'), await rowsOf('import_findings')]).toEqual([
      0, 0, 1,
    ])
    await centre.run(imports.discard, { id })
    expect(await rowsOf('import_findings')).toBe(0)
  })

  it('reads columns by a mapping that the centre saved', async () => {
    centre = await createTestCentre()
    await centre.run(imports.saveMapping, {
      mapping: { key: 'censo', name: 'Censo', detect: ['Negocio'], fields: [{ to: 'name', columns: [['Negocio']] }] },
    })
    const { id, mapping } = await stage([['Panadería Lupita', 'x']], ['NEGOCIO ', 'otra'])
    expect(mapping).toBe('censo')
    await centre.run(imports.confirm, { id })
    await finish()
    expect(await count()).toBe(1)
    expect(
      await code(
        centre.run(imports.saveMapping, {
          mapping: { key: 'denue', name: 'x', fields: [{ to: 'name', columns: [['a']] }] },
        }),
      ),
    ).toBe('IMPORTS_MAPPING_SHIPPED')
  })
})
