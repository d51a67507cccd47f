import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { render } from '../generate/render.ts'

test('what is committed is what the document of today gives', async () => {
  for (const [name, text] of Object.entries(await render())) {
    const committed = readFileSync(new URL(`../src/${name}`, import.meta.url), 'utf8')
    expect(committed === text, `${name} is old: pnpm --filter @milpa/client generate`).toBe(true)
  }
})
