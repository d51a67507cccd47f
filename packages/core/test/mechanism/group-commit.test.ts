import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GroupCommit, type CommitPort } from '../../src/db/group-commit.ts'
import { DatabaseError, openLibsql } from '../../src/db/index.ts'

const require = createRequire(import.meta.url)

/** A store in memory with savepoints, whose COMMIT and BEGIN can be told to fail. */
class Port implements CommitPort {
  committed: string[] = []
  commits = 0
  failCommit = false
  failBegin = false
  #open: string[] | undefined
  #marks: { name: string; length: number }[] = []
  write(word: string): void {
    this.#open!.push(word)
  }
  async begin(): Promise<void> {
    if (this.failBegin) throw new Error('locked')
    this.#open = [...this.committed]
  }
  savepoint(name: string): void {
    this.#marks.push({ name, length: this.#open!.length })
  }
  release(): void {
    this.#marks.pop()
  }
  rollbackTo(): void {
    this.#open!.length = this.#marks.pop()!.length
  }
  commit(): void {
    if (this.failCommit) throw new Error('disk')
    this.commits++
    this.committed = this.#open!
    this.#open = undefined
  }
  rollback(): void {
    this.#open = undefined
    this.#marks = []
  }
  inTransaction(): boolean {
    return this.#open !== undefined
  }
}

const settle = (work: Promise<unknown>) =>
  work.then(
    () => 'kept' as const,
    () => 'refused' as const,
  )

test('transactions that wait together share one commit, and each gets its own answer', async () => {
  const port = new Port()
  const queue = new GroupCommit(port)
  const answers = await Promise.all(
    ['a', 'no', 'b'].map((word) =>
      settle(
        queue.run(async () => {
          port.write(word)
          if (word === 'no') throw new Error('refused')
        }),
      ),
    ),
  )
  expect(answers).toEqual(['kept', 'refused', 'kept'])
  expect(port.committed).toEqual(['a', 'b'])
  expect(port.commits).toBe(1)
})

test('a commit that fails fails the whole group, and the queue goes on', async () => {
  const port = new Port()
  const queue = new GroupCommit(port)
  port.failCommit = true
  const lost = await Promise.all(['a', 'b'].map((word) => settle(queue.run(async () => port.write(word)))))
  port.failCommit = false
  expect(lost).toEqual(['refused', 'refused'])
  expect(await settle(queue.run(async () => port.write('c')))).toBe('kept')
  expect(port.committed).toEqual(['c'])
})

test('a wait for the lock is no reason to let nobody in', async () => {
  const port = new Port()
  const begin = port.begin.bind(port)
  port.begin = async () => {
    await new Promise((resolve) => setTimeout(resolve, GroupCommit.maxMilliseconds + 10))
    return begin()
  }
  expect(await settle(new GroupCommit(port).run(async () => port.write('a')))).toBe('kept')
  expect(port.commits).toBe(1)
})

test('a transaction that the engine has undone fails those in it, and not the one that waits behind', async () => {
  const port = new Port()
  const queue = new GroupCommit(port)
  const lost = queue.run(async () => {
    port.write('a')
    port.rollback()
    throw new Error('disk full')
  })
  const behind = queue.run(async () => port.write('b'))
  expect(await settle(lost)).toBe('refused')
  expect(await settle(behind)).toBe('kept')
  expect(port.committed).toEqual(['b'])
})

test('what was acknowledged is what is stored, whatever fails and however transactions overlap', async () => {
  const step = fc.record({
    fails: fc.boolean(),
    awaits: fc.nat(2),
    commitFails: fc.boolean(),
    beginFails: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const port = new Port()
      const queue = new GroupCommit(port)
      const acknowledged: string[] = []
      await Promise.all(
        steps.map(async ({ fails, awaits, commitFails, beginFails }, index) => {
          port.failBegin = beginFails
          const outcome = await settle(
            queue.run(async () => {
              for (let i = 0; i < awaits; i++) await Promise.resolve()
              port.failCommit = commitFails
              port.write(String(index))
              if (fails) throw new Error('refused')
            }),
          )
          if (outcome === 'kept') acknowledged.push(String(index))
          port.failBegin = false
        }),
      )
      await queue.idle()
      expect(port.committed).toEqual(acknowledged.sort((a, b) => Number(a) - Number(b)))
    }),
    { numRuns: 200 },
  )
})

test('a lock held by another process gives a clear error, and the event loop stays free meanwhile', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'milpa-lock-')), 'centre.db')
  const engine = openLibsql({ path })
  await engine.write((connection) => connection.script('create table t (n integer)'))
  const holder = spawn(
    process.execPath,
    [
      '-e',
      `const D=require(${JSON.stringify(require.resolve('libsql'))});const d=new D(${JSON.stringify(path)});
       d.exec('BEGIN IMMEDIATE');console.log('held');setTimeout(()=>{},60000)`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await new Promise((resolve) => holder.stdout.once('data', resolve))
  let turns = 0
  const ticking = setInterval(() => turns++, 5)
  const refused = await engine
    .write((connection) => connection.script('insert into t values (1)'))
    .catch((error: unknown) => error)
  clearInterval(ticking)
  expect(refused).toBeInstanceOf(DatabaseError)
  expect((refused as DatabaseError).fault).toBe('busy')
  expect(turns).toBeGreaterThan(10)
  holder.kill('SIGKILL')
  await new Promise((resolve) => holder.once('exit', resolve))
  await engine.write((connection) => connection.script('insert into t values (2)'))
  expect(await engine.reader.all('select n from t', [])).toEqual([[2]])
  await engine.close()
})
