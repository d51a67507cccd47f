import { getStaff, type CentreRef, type Milpa } from '@milpa/core'
import { invite, listAccounts, renewInvitation, type Serving } from '@milpa/server'
import { text, type Command, type Context } from '../run/command.ts'
import { exit, Refusal } from '../run/exit.ts'
import { hold } from '../run/hold.ts'
import { open, operatorDoor, type Opened } from '../run/open.ts'
import { placeOf } from '../run/place.ts'
import { beginSowing, clearHalfSown, isHalfSown, sown } from '../run/sowing.ts'
import { serveUntilStopped, start } from './start.ts'

const example = '@milpa/example-aquiles-serdan'

interface Person {
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
}

/** What a module that founds a demonstration exports: it fills an empty Milpa, staff with accounts included. */
type Seed = (
  milpa: Milpa,
  options: {
    readonly progress: (done: number, total: number) => void
    /** Puts somebody on the staff with an account, and answers its user id. */
    readonly enrol: (person: Person, centre: CentreRef) => Promise<string>
  },
) => Promise<unknown>

export const demo: Command = {
  options: { ...start.options, from: { type: 'string', value: 'MODULE' } },
  examples: ['milpa demo', 'milpa demo --from ./my-demo.mjs'],
  async run(context) {
    await clearBrokenOff(context)
    const opened = await open(context, { migrations: 'apply', alone: 'demo' })
    try {
      if ((await opened.milpa.centres()).length === 0) {
        await beginSowing(opened.place)
        await sow(context, opened)
        await sown(opened.place)
      }
    } finally {
      await opened.close()
    }
    await serveUntilStopped(context, 'demo', (serving) => waysIn(context, serving))
  },
}

/**
 * A demonstration whose sowing broke off begins anew: nobody has worked with a part of one, and the same day gives the
 * same records. `milpa start` takes the note away, so what somebody did work with stays.
 */
async function clearBrokenOff(context: Context): Promise<void> {
  const { terminal, say } = context
  const place = placeOf(context)
  if (!isHalfSown(place)) return
  if (place.file === undefined) throw new Refusal(exit.usage, 'demo.brokenOff')
  const release = hold(place.file, 'demo')
  try {
    await clearHalfSown(place.file)
    await sown(place)
  } finally {
    release()
  }
  terminal.note(say('demo.anew'))
}

async function sow(context: Context, { milpa, loaded }: Opened): Promise<void> {
  const { terminal, say, values } = context
  const name = text(values, 'from') ?? loaded.demo ?? example
  const { seed } = (await (name === example ? import(example) : loaded.load(name))) as { readonly seed?: Seed }
  if (typeof seed !== 'function') throw new Refusal(exit.usage, 'demo.noSeed', { name })
  const progress = terminal.progress(say('demo.seeding'))
  await seed(milpa, {
    progress: (done, total) => progress.update(done, total),
    enrol: async ({ name, email, roles }, centre) => {
      const door = operatorDoor(centre)
      const { memberId } = await milpa.run(invite, { name, email, roles: [...roles] }, door)
      return (await milpa.ask(getStaff, { id: memberId }, door)).userId
    },
  })
  progress.end()
}

/** A link for the director as long as she has no password: a demonstration ships none that everybody knows. */
async function waysIn({ say }: Context, { milpa, url }: Serving): Promise<readonly string[]> {
  const [centre] = await milpa.centres()
  if (!centre) return []
  const door = operatorDoor(centre)
  const { items } = await milpa.ask(listAccounts, { limit: 200, active: true }, door)
  const director = items.find(({ roles, email }) => roles.includes('director') && email !== null)
  if (!director) return []
  if (director.access === 'ready') return [say('demo.knows', { email: director.email ?? '' })]
  const { token } = await milpa.run(renewInvitation, { id: director.id }, door)
  return [
    say('demo.link', { name: director.name, email: director.email ?? '' }),
    `${url}/console#invitation=${encodeURIComponent(token ?? '')}`,
  ]
}
