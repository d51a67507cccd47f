import { readFile, writeFile } from 'node:fs/promises'
import { generatedModule } from './generate.ts'

const source = await readFile(new URL('../src/tokens.css', import.meta.url), 'utf8')
await writeFile(new URL('../src/tokens.generated.ts', import.meta.url), generatedModule(source))
