import { createHash } from 'node:crypto'
import { registryToken, type ReadWidget } from './read-widget.ts'

/** The files that every page needs before its widgets, as built. */
export interface Runtime {
  readonly version: string
  readonly loader: string
  readonly base: string
  readonly words: ReadonlyMap<string, Buffer>
}

interface LinkedFile {
  readonly name: string
  readonly code: string
  /** Base64 of its SHA-256: what `integrity` says. */
  readonly sum: string
}

const sha256 = (text: string, encoding: 'base64' | 'hex' = 'base64'): string =>
  createHash('sha256').update(text).digest(encoding)

/** As in the loader, which makes the address of a file of its sum. */
const fileName = (name: string, sum: string): string =>
  `${name}-${sum.slice(0, 12).replaceAll('+', '-').replaceAll('/', '_')}.js`

/** One fault in a widget must not take those behind it in the same answer along. */
const alone = (code: string): string => `try{${code.trim()}\n}catch(e){reportError(e)}`

/** A finger is answered between two of these: the browser gets a task for each. */
const pause = ';await new Promise(setTimeout);\n'

const mostTogether = 8

/**
 * The widgets of core and of every plugin, linked to one base: the registry in their code gets a name with the hash of
 * this base, so two Milpas on a page stay apart, and two snippets of one share it.
 */
export class LinkedWidgets {
  readonly version: string
  /** Of every byte that browsers get: core's version alone does not tell, since plugins bring widgets. */
  readonly digest: string
  /** By name, `map-V5cRTHeasnOq.js`. */
  readonly files: ReadonlyMap<string, LinkedFile>
  readonly #loader: string
  readonly #base: LinkedFile
  readonly #widgets: ReadonlyMap<string, LinkedFile & Pick<ReadWidget, 'owner' | 'reads' | 'words'>>
  readonly #words: ReadonlyMap<string, Buffer>

  constructor({ version, loader, base, words }: Runtime, widgets: readonly ReadWidget[]) {
    const registry = `__milpa_${sha256(base, 'hex').slice(0, 12)}__`
    const link = (name: string, code: string): LinkedFile => {
      const sum = sha256(code)
      return { name: fileName(name, sum), code, sum }
    }
    this.version = version
    this.#base = link('base', `if(!globalThis.${registry}){${base.replaceAll(registryToken, registry).trim()}\n}`)
    this.#widgets = new Map(
      widgets.map(({ tag, code, owner, reads, words }) => {
        const name = tag.slice('milpa-'.length)
        return [name, { ...link(name, alone(code.replaceAll(registryToken, registry))), owner, reads, words }] as const
      }),
    )
    const linked = [this.#base, ...this.#widgets.values()]
    this.files = new Map(linked.map((file) => [file.name, file]))
    const sums = Object.fromEntries([
      ['base', this.#base.sum],
      ...[...this.#widgets].map(([name, { sum }]) => [`milpa-${name}`, sum] as const),
    ]) as Readonly<Record<string, string>>
    this.#loader = loader.replace('__MILPA_MANIFEST__', () => JSON.stringify(sums))
    const all = [...words, ...widgets.flatMap((widget) => [...widget.words])].map(([, text]) => text.toString('base64'))
    this.digest = sha256([this.#loader, ...linked.map(({ sum }) => sum), ...all].join('\n'), 'hex').slice(0, 12)
    this.#words = words
  }

  /**
   * The loader alone, or with the base and some widgets in one answer: the loader first, so that it is at work before
   * anything is defined.
   * @param wanted names without `milpa-`, as `for=` writes them: sorted, known, at most eight, each once. Anything else
   *   is undefined, since it would let strangers fill caches with the same bytes
   */
  compose(wanted: string | undefined): string | undefined {
    const names = wanted === undefined ? [] : wanted.split(',')
    const canonical = names.every((name, at) => this.#widgets.has(name) && (at === 0 || names[at - 1]! < name))
    if (!canonical || names.length > mostTogether) return undefined
    const loader = this.#loader.replace('__MILPA_HERE__', () => JSON.stringify(names.map((name) => `milpa-${name}`)))
    if (names.length === 0) return loader
    const widgets = names.map((name) => this.#widgets.get(name)!.code)
    return [loader.trim().replace(/;$/, ''), this.#base.code, widgets.join('\n')].join(pause)
  }

  /** Words of `directory.en.json`, of the base for a widget that brings its own along. */
  words(file: string): Buffer | undefined {
    const [, name = '', language = ''] = /^([a-z0-9-]+)\.([a-z]{2})\.json$/.exec(file) ?? []
    return name === 'base' ? this.#words.get(language) : this.#widgets.get(name)?.words.get(language)
  }

  /** `/widgets.json`: what there is, for who pins or checks it. */
  manifest(): object {
    const facts = ({ name, code, sum }: LinkedFile) => ({
      file: `/w/${name}`,
      integrity: `sha256-${sum}`,
      bytes: Buffer.byteLength(code),
    })
    return {
      version: this.version,
      digest: this.digest,
      loader: `/w/${this.version}-${this.digest}/milpa.js`,
      base: facts(this.#base),
      widgets: Object.fromEntries(
        [...this.#widgets].map(([name, widget]) => [
          `milpa-${name}`,
          { ...facts(widget), from: widget.owner, reads: widget.reads, languages: ['es', ...widget.words.keys()] },
        ]),
      ),
    }
  }
}
