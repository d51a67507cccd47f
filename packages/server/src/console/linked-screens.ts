import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PluginError, type Part, type Screen } from '@milpa/core'
import { parse } from 'es-module-lexer'
import { exportedNames, takenNames } from '../widgets/module-names.ts'

/** What the console shares with screens of plugins. */
export interface SharedByConsole {
  /** Address of the facade: `/console/shared.js`. */
  readonly address: string
  readonly names: ReadonlySet<string>
  /** Specifiers that resolve to it. */
  readonly specifiers: readonly string[]
}

/** A screen whose module is linked to the console's own Lit. */
export interface LinkedScreen {
  readonly plugin: string
  readonly screen: Screen
  /** Below `/console/plugin/`; carries the digest of its code. */
  readonly file: string
  readonly code: string
}

/** The names that the console's facade exports, from its built file. */
export const sharedNames = (facade: URL): ReadonlySet<string> => exportedNames(readFileSync(facade, 'utf8'))

/**
 * Reads, checks and links the screens of the installed plugins. A screen that takes what the console does not share
 * would be a dead page; it is refused here instead.
 * @throws PluginError with who, what and which rule
 */
export function linkScreens(parts: readonly Part[], shared: SharedByConsole): readonly LinkedScreen[] {
  const owners = new Map<string, string>()
  return parts.flatMap(({ area, screens = [] }) =>
    screens.map((screen) => {
      const other = owners.get(screen.tag)
      if (other !== undefined && other !== area.id) {
        throw new PluginError('DUPLICATE', area.id, `"${area.id}" and "${other}" both bring a screen <${screen.tag}>.`)
      }
      owners.set(screen.tag, area.id)
      return linkScreen(area.id, screen, shared)
    }),
  )
}

function linkScreen(plugin: string, screen: Screen, { address, names, specifiers }: SharedByConsole): LinkedScreen {
  const refuse = (why: string) =>
    new PluginError('BAD_DECLARATION', plugin, `The screen <${screen.tag}> of "${plugin}" ${why}.`)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(screen.tag)) {
    throw refuse('needs a tag of small letters, digits and at least one hyphen')
  }
  if (!existsSync(screen.module)) throw refuse(`has no file ${fileURLToPath(screen.module)}; build the plugin first`)
  const source = readFileSync(screen.module, 'utf8')
  for (const { from, names: taken } of takenNames(source)) {
    if (!specifiers.includes(from))
      throw refuse(`imports "${from}", which is neither bundled nor shared by the console`)
    if (taken.includes('*')) throw refuse(`imports everything of "${from}"; it has to name what it uses`)
    const absent = taken.find((name) => !names.has(name))
    if (absent !== undefined) throw refuse(`imports ${absent} from ${from}, which this console does not share`)
  }
  const code = pointAt(source, specifiers, address)
  const sum = createHash('sha256').update(code).digest('base64url').slice(0, 12)
  return { plugin, screen, file: `${plugin}/${screen.tag}-${sum}.js`, code }
}

/** Puts the address of the facade in place of every shared specifier, from the end, so that positions stay right. */
function pointAt(source: string, specifiers: readonly string[], address: string): string {
  let code = source
  for (const found of [...parse(source)[0]].toReversed()) {
    if (typeof found.specifier !== 'string' || !specifiers.includes(found.specifier)) continue
    code = `${code.slice(0, found.start)}${address}${code.slice(found.end)}`
  }
  const left = takenNames(code).find(({ from }) => from !== address)
  if (left) throw new Error(`"${left.from}" was left in a linked screen.`)
  return code
}
