import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { AnyEndpoint, Plugin, Screen, Widget } from '@milpa/core'
import { fault, type Fault } from './fault.ts'

/** Bytes of a widget's file, gzip: what an old phone on a slow line gets for each. */
const widgetLimit = 20_000

/** The built files that browsers get. @param known every endpoint of core, of the plugin and of those it needs. */
export function bundleFaults(plugin: Plugin, known: ReadonlyMap<string, AnyEndpoint>): readonly Fault[] {
  return [
    ...(plugin.widgets ?? []).flatMap((widget) => widgetFaults(widget, known)),
    ...(plugin.screens ?? []).flatMap(({ tag, module }) => fileFaults(tag, module)),
  ]
}

function widgetFaults(widget: Widget, known: ReadonlyMap<string, AnyEndpoint>): readonly Fault[] {
  const { tag, module, reads } = widget
  const faults = fileFaults(tag, module)
  const undeclared = reads.filter((id) => known.get(id)?.kind !== 'public')
  for (const id of undeclared) {
    faults.push(fault('widget-reads', tag, `It reads "${id}", which is no public query of an installed part.`))
  }
  if (!existsSync(module)) return faults
  const bytes = readFileSync(module)
  const weight = gzipSync(bytes).length
  if (weight > widgetLimit) {
    faults.push(fault('widget-weight', tag, `It weighs ${weight} bytes (gzip); the limit is ${widgetLimit}.`))
  }
  const code = bytes.toString('utf8')
  const allowed = reads.flatMap((id) => {
    const endpoint = known.get(id)
    return endpoint ? [`${endpoint.area}${endpoint.path}`] : []
  })
  for (const path of pathsIn(code)) {
    if (allowed.some((pattern) => fits(path, pattern))) continue
    faults.push(fault('widget-reads', tag, `It gets "${path}", which is none of the public queries under reads.`))
  }
  for (const word of ['fetch(', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon']) {
    if (code.includes(word))
      faults.push(fault('widget-network', tag, `It uses ${word.replace('(', '')}: read with this.get(…).`))
  }
  if (code.includes('litElementVersions') || code.includes('litHtmlVersions')) {
    faults.push(
      fault('second-lit', tag, 'It holds a Lit of its own: build it with the preset, which takes the host’s.'),
    )
  }
  return faults
}

/** What is passed to `get("area/path", …)`; a template is known up to its first value. */
const pathsIn = (code: string): readonly string[] =>
  [...code.matchAll(/\.get\(\s*(["'`])([^"'`]*)/g)].map((match) => match[2]!).filter((path) => path.includes('/'))

function fits(path: string, pattern: string): boolean {
  const [given, wanted] = [path.split('/'), pattern.replace(/\/$/, '').split('/')]
  if (path.includes('${')) return given.every((part, index) => part.includes('${') || matches(part, wanted[index]))
  return given.length === wanted.length && given.every((part, index) => matches(part, wanted[index]))
}

const matches = (part: string, wanted: string | undefined): boolean =>
  wanted?.startsWith(':') === true || part === wanted

function fileFaults(tag: string, module: URL): Fault[] {
  if (!existsSync(module)) {
    return [fault('bundle-missing', tag, `${fileURLToPath(module)} is not there. Run: milpa-plugin build`)]
  }
  try {
    execFileSync(process.execPath, ['--check', fileURLToPath(module)], { stdio: 'pipe' })
    return []
  } catch (error) {
    const told = String((error as { readonly stderr?: unknown }).stderr ?? error)
    return [fault('bundle-syntax', tag, `No browser can read its file. ${told.split('\n').slice(0, 5).join(' ')}`)]
  }
}

const slots: ReadonlySet<string> = new Set<Screen['slot']>([
  'page',
  'entrepreneur-tab',
  'enterprise-tab',
  'case-tab',
  'today-card',
])

export function screenFaults(plugin: Plugin, permissions: ReadonlySet<string>): readonly Fault[] {
  return (plugin.screens ?? []).flatMap(({ tag, slot, permission }) => [
    ...(slots.has(slot) ? [] : [fault('screen-slot', tag, `There is no slot "${slot}": ${[...slots].join(', ')}.`)]),
    ...(permissions.has(permission)
      ? []
      : [fault('screen-permission', tag, `Nobody declares "${permission}": nobody would ever see this screen.`)]),
  ])
}
