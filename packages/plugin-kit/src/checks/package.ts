import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join, relative } from 'node:path'
import type { Plugin } from '@milpa/core'
import { fault, type Fault } from './fault.ts'

interface Manifest {
  readonly name?: string
  readonly version?: string
  readonly type?: string
  readonly files?: readonly string[]
  readonly exports?: unknown
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** Whether what is published holds what the plugin names, and shares the host's core. */
export function packageFaults(plugin: Plugin, folder: string): readonly Fault[] {
  const path = join(folder, 'package.json')
  if (!existsSync(path)) return [fault('package', folder, 'There is no package.json here.')]
  const { name = folder, ...manifest } = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  const faults: Fault[] = []
  const say = (sentence: string) => faults.push(fault('package', name, sentence))
  if (manifest.type !== 'module') say('"type" must be "module".')
  if (manifest.version !== plugin.version) {
    say(`package.json says version ${manifest.version}, the plugin says ${plugin.version}.`)
  }
  if (manifest.exports === undefined) say('"exports" must name the built entry, whose default export is the plugin.')
  for (const shared of ['@milpa/core', 'lit', '@milpa/widgets', '@milpa/ui']) {
    if (manifest.dependencies?.[shared] !== undefined) {
      say(`"${shared}" is the host's: name it under peerDependencies and devDependencies, or there are two of it.`)
    }
  }
  if (manifest.peerDependencies?.['@milpa/core'] === undefined) say('"@milpa/core" must be a peer dependency.')
  const files = manifest.files ?? []
  const shipped = [plugin.migrations, ...(plugin.widgets ?? []).map(({ module }) => module)]
  for (const url of [...shipped, ...(plugin.screens ?? []).map(({ module }) => module)]) {
    if (!url) continue
    const inside = relative(folder, fileURLToPath(url))
    const held = files.some((entry) => inside === entry || inside.startsWith(`${entry.replace(/\/$/, '')}/`))
    if (!held) say(`"files" leaves out ${inside}, which the plugin needs.`)
  }
  return faults
}
