import type { Command, Context } from '../run/command.ts'
import { text } from '../run/command.ts'
import { exit, Refusal } from '../run/exit.ts'
import { withHost } from '../run/open.ts'

const options = {
  name: { type: 'string', value: 'NAME' },
  slug: { type: 'string', value: 'WORD' },
  place: { type: 'string', value: 'TEXT' },
  locale: { type: 'string', value: 'es-MX' },
  currency: { type: 'string', value: 'MXN' },
  'time-zone': { type: 'string', value: 'America/Chihuahua' },
  country: { type: 'string', value: 'MX' },
  latitude: { type: 'string', value: 'DEGREES' },
} as const

/** What a centre needs at the least; a person at a terminal is asked for what is missing. */
const needed = ['name', 'slug', 'locale', 'currency', 'time-zone', 'country', 'latitude'] as const

export const found: Command = {
  options,
  examples: [
    'milpa found',
    'milpa found --name "CSEM Aquiles Serdán" --slug aquiles-serdan --place "Aquiles Serdán, Chihuahua" \\',
    '  --locale es-MX --currency MXN --time-zone America/Chihuahua --country MX --latitude 28.6',
  ],
  async run(context) {
    const given: Record<string, string> = {}
    for (const name of needed) given[name] = text(context.values, name) ?? (await asked(context, name))
    const latitude = Number(given['latitude'])
    if (!Number.isFinite(latitude)) throw new Refusal(exit.usage, 'found.badLatitude')
    const place = text(context.values, 'place')
    await withHost(context, { migrations: 'apply' }, async ({ milpa }) => {
      const centre = await milpa.foundCentre({
        name: given['name']!,
        slug: given['slug']!,
        locale: given['locale']!,
        currency: given['currency']!,
        timeZone: given['time-zone']!,
        country: given['country']!,
        gridLatitude: latitude,
        ...(place === undefined ? {} : { placeName: place }),
      })
      context.terminal.result(centre, [
        context.say('found.done', { slug: centre.slug }),
        context.say('found.next', { slug: centre.slug }),
      ])
    })
  },
}

async function asked({ terminal, say }: Context, name: string): Promise<string> {
  if (!terminal.interactive) throw new Refusal(exit.usage, 'optionNeeded', { option: `--${name}` })
  return terminal.ask(`${say(`option.${name}`)}:`)
}
