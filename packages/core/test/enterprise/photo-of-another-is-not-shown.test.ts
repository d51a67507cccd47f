import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'
import { merge } from '../../src/enterprise/merge.ts'
import { register } from '../../src/enterprise/register.ts'
import { keepFile } from '../../src/files/files.ts'
import { isFileShown } from '../../src/files/shown.ts'
import { files } from '../../src/files/tables.ts'
import { openShop, willing, writeTexts } from './shop.ts'

afterAll(stopTestEngines)

/** `openShop` shows `photo-1`; here it is recorded as of one enterprise or another. */
async function shownAs(centre: TestCentre, subjectId: string): Promise<boolean> {
  const photo = { id: 'photo-1', mediaType: 'image/jpeg', bytes: 1, sha256: 'a'.repeat(64) } as const
  await centre.run(keepFile, { ...photo, audience: 'public', subjectKind: 'enterprise', subjectId }, 'system')
  const [file] = await centre.milpa.host.read.select().from(files)
  return isFileShown(centre.milpa, file!)
}

describe.each(testEngines())('on %s', (engine) => {
  const shop = async () => {
    const centre = await createTestCentre({ engine })
    await writeTexts(centre)
    const id = await openShop(centre, 'Telares', [{ personId: await willing(centre, 'Rosa'), role: 'owner' }])
    const { id: other } = await centre.run(register, { name: 'Tamales' }, 'adviser')
    return { centre, id, other }
  }

  test('its own photo is shown', async () => {
    const { centre, id } = await shop()
    expect(await shownAs(centre, id)).toBe(true)
    await centre.close()
  })

  test('the photo of another enterprise is not, though this one names it', async () => {
    const { centre, other } = await shop()
    expect(await shownAs(centre, other)).toBe(false)
    await centre.close()
  })

  test('that of a record that was merged into it is, however many times over', async () => {
    const { centre, id, other } = await shop()
    const { id: third } = await centre.run(register, { name: 'Tamales y más' }, 'adviser')
    await centre.run(merge, { id: other, merged: third }, 'director')
    await centre.run(merge, { id, merged: other }, 'director')
    expect(await shownAs(centre, third)).toBe(true)
    await centre.close()
  })
})
