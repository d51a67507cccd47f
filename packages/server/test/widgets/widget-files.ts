import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Widget } from '@milpa/core'

/** The files that a plugin's build leaves, made up. */
export class WidgetFiles {
  readonly #folder = mkdtempSync(join(tmpdir(), 'milpa-widget-files-'))

  /** @param es what the ES build says @param iife what browsers get; by default it takes its names from the registry */
  add(name: string, es: string, iife = `(function(a){a.define("milpa-${name}",class{})})(__milpa__);`): Widget {
    this.write(`${name}.js`, es)
    this.write(`${name}.iife.js`, iife)
    return { tag: `milpa-${name}`, module: pathToFileURL(join(this.#folder, `${name}.iife.js`)), reads: ['loans.open'] }
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.#folder, name), text)
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true })
  }
}
