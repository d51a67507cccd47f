import { languages, problem, type Language, type Milpa } from '@milpa/core'
import { catalogue } from '../messages/index.ts'
import { answer } from './answer.ts'
import type { HostApp } from './env.ts'

const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text)

/**
 * `GET /messages/es`: the messages of every installed part by area, and the host's own under `host`. Screens name
 * permissions, roles and errors with them, whatever plugins are installed.
 */
export function mountMessages(app: HostApp, milpa: Milpa): void {
  app.get('/messages/:language', (c) => {
    const language = c.req.param('language')
    if (!isLanguage(language)) throw problem('NOT_FOUND')
    const areas = milpa.host.registry.parts.map(({ area }) => [area.id, area.messages[language]] as const)
    return answer(c, Object.fromEntries([['host', catalogue[language]], ...areas]), 'public, max-age=60')
  })
}
