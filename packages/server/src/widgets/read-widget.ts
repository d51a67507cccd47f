import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PluginError, type Widget } from '@milpa/core'
import semver from 'semver'
import { exportedNames, takenNames } from './module-names.ts'

/** A widget whose files were read and found to fit this host. */
export interface ReadWidget {
  readonly tag: string
  /** Of core or of a plugin: `credit-fund`. */
  readonly owner: string
  readonly reads: readonly string[]
  /** The IIFE that browsers get, before it is linked. */
  readonly code: string
  /** JSON of its words, by language. */
  readonly words: ReadonlyMap<string, Buffer>
}

/** What a host offers to every widget. */
export interface Offer {
  /** Of @milpa/widgets. */
  readonly version: string
  /** Names that the base exports. */
  readonly names: ReadonlySet<string>
  /** Public queries there are, by id. */
  readonly queries: ReadonlySet<string>
}

/** Stands for the registry in built files; the host puts one with the hash of its base in its place. */
export const registryToken = /\b__milpa__\b/g

const shared = new Set(['lit', '@milpa/widgets'])
const tagForm = /^milpa-[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/**
 * Reads a widget and refuses what could not work in a browser: there it would be a dead tag, without a word.
 * @throws PluginError with who, what and which rule
 */
export function readWidget(owner: string, { tag, module, reads }: Widget, offer: Offer): ReadWidget {
  const refuse = (why: string) => new PluginError('BAD_DECLARATION', owner, `The widget <${tag}> of "${owner}" ${why}.`)
  if (!tagForm.test(tag)) throw refuse('needs a tag of small letters, digits and hyphens that begins with "milpa-"')
  const unknown = reads.find((id) => !offer.queries.has(id))
  if (unknown) throw refuse(`reads "${unknown}", which is no public query of an installed part`)

  const stem = module.href.replace(/(\.iife)?\.js$/, '')
  const [script, es] = [new URL(`${stem}.iife.js`), new URL(`${stem}.js`)]
  for (const file of [script, es]) {
    if (!existsSync(file))
      throw refuse(`has no file ${fileURLToPath(file)}. Build it with widgetBuild of @milpa/widgets/build`)
  }
  const range = rangeOf(es)
  if (range && !semver.satisfies(offer.version, range, { includePrerelease: true })) {
    throw refuse(
      `was built for @milpa/widgets ${range}, and this host serves ${offer.version}. Install a version for it`,
    )
  }
  const code = readFileSync(script, 'utf8')
  for (const { from, names } of takenNames(readFileSync(es, 'utf8'))) {
    if (!shared.has(from)) throw refuse(`imports "${from}", which is neither bundled nor provided by the host`)
    if (names.includes('*')) throw refuse(`imports everything of "${from}"; it has to name what it uses`)
    const absent = names.find((name) => !offer.names.has(name))
    if (absent) throw refuse(`imports ${absent} from ${from}, which this host (${offer.version}) does not serve`)
    if (!code.match(registryToken))
      throw refuse('takes nothing from the registry. Build it with widgetBuild of @milpa/widgets/build')
  }
  if (!code.includes(tag)) throw refuse(`does not define its tag in ${fileURLToPath(script)}`)
  return { tag, owner, reads, code, words: wordsBeside(stem) }
}

/** The range of @milpa/widgets that the nearest package.json above a file asks for. */
function rangeOf(file: URL): string | undefined {
  for (let folder = new URL('.', file); ; folder = new URL('..', folder)) {
    const manifest = new URL('package.json', folder)
    if (existsSync(manifest)) {
      const { peerDependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as {
        peerDependencies?: Record<string, string>
      }
      const range = peerDependencies['@milpa/widgets']?.replace(/^workspace:/, '')
      return range && semver.validRange(range) ? range : undefined
    }
    if (folder.pathname === '/') return undefined
  }
}

function wordsBeside(stem: string): ReadonlyMap<string, Buffer> {
  return new Map(
    ['en', 'pt', 'fr'].flatMap((language) => {
      const file = new URL(`${stem}.${language}.json`)
      return existsSync(file) ? [[language, readFileSync(file)] as const] : []
    }),
  )
}

/** The names that a base offers, from its ES build. */
export const namesOf = (base: URL): ReadonlySet<string> => exportedNames(readFileSync(base, 'utf8'))
