/** `milpa` from its source, for tests that run it as a process of its own. */
import { main } from '../../src/main.ts'

await main(process.argv.slice(2))
