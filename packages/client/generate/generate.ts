import { writeFileSync } from 'node:fs'
import { render } from './render.ts'

for (const [name, text] of Object.entries(await render())) {
  writeFileSync(new URL(`../src/${name}`, import.meta.url), text)
}
