import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { eq, inArray } from '../../src/db/index.ts'
import { registerMany } from '../../src/enterprise/register-many.ts'
import { leftByOwners, rejudge, rejudgeNightly } from '../../src/enterprise/rejudge.ts'
import { enterprisePeople, enterprises } from '../../src/enterprise/tables.ts'
import { register } from '../../src/entrepreneur/register.ts'
import type { JobCall } from '../../src/jobs/job.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  test('all that rested on former owners is judged, 500 at a time, though one page fails', async () => {
    const centre = await createTestCentre({ engine })
    const { id: personId } = await centre.run(register, { displayName: 'Rosa' }, 'adviser')
    const ids: string[] = []
    for (const part of [0, 1, 2]) {
      const rows = Array.from({ length: part === 2 ? 3 : 500 }, (_, at) => ({
        name: `Taller ${part * 500 + at}`,
        homeBased: false,
      }))
      const { outcomes } = await centre.run(registerMany, { rows, findDuplicates: false }, 'director')
      ids.push(...outcomes.map(({ id }) => id!))
    }
    const db = centre.milpa.host.read
    for (let at = 0; at < ids.length; at += 500) {
      await db.insert(enterprisePeople).values(
        ids.slice(at, at + 500).map((enterpriseId) => ({
          id: centre.milpa.host.id(),
          centreId: centre.centre.id,
          enterpriseId,
          personId,
          role: 'owner' as const,
          since: null,
          until: '2000-01-01',
        })),
      )
    }
    ids.sort()
    // A register carries most of them; in each page one stands on the word of her who has gone.
    await db.update(enterprises).set({ listed: true, listingBasis: 'public-register' })
    const onHerWord = [ids[7]!, ids[777]!, ids[1001]!]
    await db.update(enterprises).set({ listingBasis: 'consent' }).where(inArray(enterprises.id, onHerWord))
    const judged: number[] = []
    // The middle page fails.
    const call: Pick<JobCall, 'ask' | 'run' | 'giveWay' | 'signal'> = {
      signal: new AbortController().signal,
      giveWay: async () => {},
      ask: (query, input) => centre.ask(query, input, 'system'),
      run: (operation, input) => {
        judged.push((input as { readonly ids: readonly string[] }).ids.length)
        if (judged.length === 2) throw new Error('the second page')
        return centre.run(operation, input, 'system')
      },
    }
    await expect(rejudgeNightly.run({}, call as JobCall)).rejects.toThrow('the second page')
    expect(judged).toEqual([500, 500, 3])
    const still = await db.select().from(enterprises).where(eq(enterprises.listingBasis, 'consent'))
    expect(still.map(({ id }) => id)).toEqual([ids[777]])
    expect((await centre.ask(leftByOwners, {}, 'system')).ids).toHaveLength(500)
    // More than one statement holds, asked at once.
    expect(await centre.run(rejudge, { ids }, 'system')).toEqual({ unlisted: [ids[777]] })
    await centre.close()
  })
})
