import { languages, type Plugin } from '@milpa/core'
import { fault, type Fault } from './fault.ts'
import { jsonSchemaOf, propertyNames } from './json-schema.ts'
import { guardedColumns } from './tables.ts'

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

export function identityFaults({ id, area }: Plugin): readonly Fault[] {
  if (!kebab.test(id)) return [fault('id', id, 'The id is kebab-case, such as "savings-group".')]
  if (area.id !== id) return [fault('id', id, `Its area is called "${area.id}": the two must be the same.`)]
  return []
}

/** The same keys everywhere, the same placeholders, and a text for each error, permission, and screen. */
export function messageFaults(plugin: Plugin): readonly Fault[] {
  const { area } = plugin
  const faults: Fault[] = []
  const keys = new Set(languages.flatMap((language) => Object.keys(area.messages[language])))
  for (const key of keys) {
    const texts = languages.map((language) => [language, area.messages[language][key]?.trim() ?? ''] as const)
    const empty = texts.filter(([, text]) => text === '').map(([language]) => language)
    if (empty.length > 0) faults.push(fault('message-missing', key, `It has no text in ${empty.join(', ')}.`))
    const told = texts.filter(([, text]) => text !== '')
    const [first, ...rest] = told.map(([language, text]) => [language, placeholdersOf(text)] as const)
    for (const [language, placeholders] of rest) {
      if (first && placeholders !== first[1]) {
        faults.push(fault('placeholders', key, `{${placeholders}} in ${language}, {${first[1]}} in ${first[0]}.`))
      }
    }
  }
  const prefix = `error.${plugin.id.replaceAll('-', '_').toUpperCase()}_`
  const wanted = [
    ...Object.keys(area.errors).map((code) => `${prefix}${code}`),
    ...Object.keys(area.permissions).map((name) => `permission.${name}`),
    ...(plugin.screens ?? []).map(({ title }) => title),
  ]
  for (const key of new Set(wanted)) {
    if (!keys.has(key))
      faults.push(fault('message-missing', key, 'People would read the key: write it in the messages.'))
  }
  return faults
}

const placeholdersOf = (text: string): string =>
  [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1]!))].sort().join(', ')

/** No answer to the public names a column that the plugin itself classed staff or sensitive. */
export function publicFaults(plugin: Plugin): readonly Fault[] {
  const guarded = guardedColumns(plugin)
  const shown = [
    ...(plugin.publicQueries ?? []).map(({ id, output }) => ({ id, schema: output })),
    ...(plugin.facets ?? []).filter(({ visibility }) => visibility === 'public'),
  ]
  return shown.flatMap(({ id, schema }) =>
    [...propertyNames(jsonSchemaOf(schema, 'output'))]
      .filter((name) => guarded.has(name))
      .map((name) =>
        fault(
          'public-column',
          id,
          `It shows "${name}" to everybody, a column that is not open(…): leave it out, or class it open on purpose.`,
        ),
      ),
  )
}

/** As whole words: `businessName` is one, `named` and `renamedTo` are not. */
const personal = new Set(
  (
    'name names surname surnames nickname phone phones mobile whatsapp email emails address birthday birthdate ' +
    'curp rfc cpf dui passport latitude longitude photo'
  ).split(' '),
)

/** Events are kept, and erasing a person cannot reach into them. */
export function eventFaults(plugin: Plugin): readonly Fault[] {
  const events = new Map((plugin.operations ?? []).flatMap(({ emits }) => emits.map((event) => [event.type, event])))
  return [...events.values()].flatMap(({ type, schema }) =>
    [...propertyNames(jsonSchemaOf(schema, 'input'))]
      .filter((name) => wordsOf(name).some((word) => personal.has(word)))
      .map((name) =>
        fault('event-personal', type, `"${name}" looks personal: send the id, and read the rest when asked.`),
      ),
  )
}

const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
