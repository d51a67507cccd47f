import { existsSync } from 'node:fs'
import { consoleFolder, facade, sharedSpecifiers } from '@milpa/console'
import { languages, problem, type Language } from '@milpa/core'
import { answer } from '../app/answer.ts'
import { allows } from '../access/allows.ts'
import type { HostContext, Mount } from '../app/env.ts'
import { languageOf } from '../app/faults.ts'
import { serveFolder } from '../static/serve-folder.ts'
import { describePlugins } from './describe-plugins.ts'
import { linkScreens, sharedNames } from './linked-screens.ts'

const script = {
  'Content-Type': 'text/javascript; charset=utf-8',
  'Cache-Control': 'public, max-age=31536000, immutable',
}
const seeSettings = 'centre:read'

/** `/console`: the staff application, the screens of plugins linked to it, and what it asks of the host alone. */
export const mountConsole: Mount = (app, { milpa, log, callerOf }) => {
  const shared = new URL(facade, consoleFolder)
  if (!existsSync(shared)) {
    log.warn('The console is not built, so /console answers 404. Run "npm run build".')
    return
  }
  const linked = linkScreens(milpa.host.registry.parts, {
    address: `/console/${facade}`,
    names: sharedNames(shared),
    specifiers: sharedSpecifiers,
  })
  const files = new Map(linked.map((screen) => [screen.file, screen.code]))

  app.get('/console/plugin/:plugin/:file', (c) => {
    const name = `${c.req.param('plugin')}/${c.req.param('file')}`
    const code = files.get(name)
    if (code === undefined) throw problem('NOT_FOUND')
    return c.body(code, 200, script)
  })
  // The screens that she may open: a menu with what answers 403 would be a list of disappointments.
  app.get('/console/plugin-screens', async (c) => {
    const { actor } = await callerOf(c)
    const language = spokenIn(c)
    const texts = new Map(milpa.host.registry.parts.map(({ area }) => [area.id, area.messages[language]]))
    const items = linked
      .filter(({ screen }) => allows(actor, screen.permission))
      .map(({ plugin, file, screen }) => ({
        plugin,
        slot: screen.slot,
        tag: screen.tag,
        module: `/console/plugin/${file}`,
        sister: screen.sister,
        title: texts.get(plugin)?.[screen.title] ?? screen.title,
        icon: screen.icon,
      }))
    return answer(c, { items }, 'private, no-cache')
  })
  app.get('/console/installed-plugins', async (c) => {
    const { actor } = await callerOf(c)
    if (!allows(actor, seeSettings)) throw problem('FORBIDDEN')
    return answer(c, { items: await describePlugins(milpa, spokenIn(c)) }, 'private, no-cache')
  })
  serveFolder(app, { at: '/console', folder: consoleFolder, fallback: 'index.html' })
}

function spokenIn(c: HostContext): Language {
  const asked = c.req.query('lang')
  return languages.find((one) => one === asked) ?? languageOf(c)
}
