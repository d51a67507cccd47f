import type { CentreRef, Milpa } from '@milpa/core'
import type { Command } from '../run/command.ts'
import { demoPassword, enrolling, type DemoPerson } from '../run/demo-accounts.ts'
import { exit, Refusal } from '../run/exit.ts'
import { open } from '../run/open.ts'
import { serveUntilStopped, start } from './start.ts'

const example = '@milpa/example-aquiles-serdan'
const exampleSlug = 'aquiles-serdan'
const exampleDirector = 'graciela@ceneso.example'

/** What a module that founds a demonstration exports. */
type Seed = (
  milpa: Milpa,
  options: {
    readonly progress: (done: number, total: number) => void
    readonly enrol: (person: DemoPerson, centre: CentreRef) => Promise<string>
  },
) => Promise<unknown>

export const demo: Command = {
  options: { ...start.options, from: { type: 'string', value: 'MODULE' } },
  examples: ['milpa demo', 'milpa demo --from ./my-demo.mjs'],
  async run(context) {
    const opened = await open(context, { migrations: 'apply', alone: 'demo' })
    let demonstrated = false
    try {
      const centres = await opened.milpa.centres()
      if (centres.length === 0) {
        const name =
          typeof context.values['from'] === 'string' ? context.values['from'] : (opened.loaded.demo ?? example)
        const { seed } =
          name === example
            ? await import(example).catch(() => opened.loaded.load(name))
            : await opened.loaded.load(name)
        if (typeof seed !== 'function') throw new Refusal(exit.usage, 'demo.noSeed', { name })
        const progress = context.terminal.progress(context.say('demo.seeding'))
        await (seed as Seed)(opened.milpa, {
          progress: (done, total) => progress.update(done, total),
          enrol: enrolling(opened.milpa, opened.place.data),
        })
        progress.end()
      }
      // Not over somebody's own centre: its people never had this password.
      demonstrated = centres.length === 0 || centres.some(({ slug }) => slug === exampleSlug)
    } finally {
      await opened.close()
    }
    if (demonstrated)
      context.terminal.note(context.say('demo.signIn', { email: exampleDirector, password: demoPassword }))
    await serveUntilStopped(context, 'demo')
  },
}
