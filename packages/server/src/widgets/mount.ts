import { existsSync, readFileSync } from 'node:fs'
import { PluginError, problem, type Milpa, type Widget } from '@milpa/core'
import { coreWidgets, runtimeFiles, widgetsVersion } from '@milpa/widgets/files'
import type { HostContext, Mount } from '../app/env.ts'
import { CompressedAnswers } from './compressed.ts'
import { LinkedWidgets } from './linked-widgets.ts'
import { namesOf, readWidget } from './read-widget.ts'

const script = 'text/javascript; charset=utf-8'
const json = 'application/json; charset=utf-8'
/** Ten minutes, and a week in which yesterday's is shown while today's is fetched. */
const floating = 'public, max-age=600, stale-while-revalidate=604800'
const immutable = 'public, max-age=31536000, immutable'

/** Reads, checks and links the widgets of core and of the installed plugins. @throws PluginError for one that cannot work */
export function linkWidgets(milpa: Milpa, core: readonly Widget[] = coreWidgets): LinkedWidgets {
  const offer = {
    version: widgetsVersion,
    names: namesOf(runtimeFiles.baseModule),
    queries: new Set([...milpa.endpoints.values()].filter(({ kind }) => kind === 'public').map(({ id }) => id)),
  }
  const declared = [
    ...core.map((widget) => ['core', widget] as const),
    ...milpa.host.registry.parts.flatMap(({ area, widgets = [] }) =>
      widgets.map((widget) => [area.id, widget] as const),
    ),
  ]
  const owners = new Map<string, string>()
  for (const [owner, { tag }] of declared) {
    const other = owners.get(tag)
    if (other) throw new PluginError('DUPLICATE', owner, `"${owner}" and "${other}" both bring a widget <${tag}>.`)
    owners.set(tag, owner)
  }
  const runtime = {
    version: widgetsVersion,
    loader: readFileSync(runtimeFiles.loader, 'utf8'),
    base: readFileSync(runtimeFiles.base, 'utf8'),
    words: new Map(
      Object.entries(runtimeFiles.words).map(([language, file]) => [language, readFileSync(file)] as const),
    ),
  }
  return new LinkedWidgets(
    runtime,
    declared.map(([owner, widget]) => readWidget(owner, widget, offer)),
  )
}

/** `/w/…` and `/widgets.json`: what other sites load, open to all of them and without credentials. */
export const mountWidgets: Mount = (app, { milpa, log }) => {
  if (!existsSync(runtimeFiles.base)) {
    log.warn('The widgets are not built, so /w/ answers 404. Run "npm run build".')
    return
  }
  const linked = linkWidgets(milpa)
  const answers = new CompressedAnswers()
  const exact = `${linked.version}-${linked.digest}`

  const sendLoader = (c: HostContext, cacheControl: string): Response => {
    const wanted = c.req.query('for')
    const code = linked.compose(wanted)
    if (code === undefined) throw problem('NOT_FOUND')
    return answers.send(c, `milpa.js?for=${wanted ?? ''}`, script, cacheControl, () => code)
  }
  const sendWords = (c: HostContext, file: string, cacheControl: string): Response => {
    const words = linked.words(file)
    if (!words) throw problem('NOT_FOUND')
    return answers.send(c, file, json, cacheControl, () => words)
  }
  for (const [folder, cacheControl] of [
    ['1', floating],
    [exact, immutable],
  ] as const) {
    app.get(`/w/${folder}/milpa.js`, (c) => sendLoader(c, cacheControl))
    app.get(`/w/${folder}/:file`, (c) => sendWords(c, c.req.param('file'), cacheControl))
  }
  app.get('/w/:file', (c) => {
    const file = linked.files.get(c.req.param('file'))
    if (!file) throw problem('NOT_FOUND')
    return answers.send(c, file.name, script, immutable, () => file.code)
  })
  app.get('/widgets.json', (c) =>
    answers.send(c, 'widgets.json', json, floating, () => JSON.stringify(linked.manifest())),
  )
}
