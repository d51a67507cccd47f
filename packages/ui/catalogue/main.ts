import { html, render } from 'lit'
import { documentSheet, en, es, icon, mark, setMessages } from '../src/index.ts'
import { renderBehaviour, renderButtons, renderFields, renderNotes } from './parts.ts'
import { renderFigures, renderIcons, renderInventory, renderStates, renderTerritories } from './screens.ts'
import { keepSettings, readSettings, type Settings } from './settings.ts'
import { catalogueSheet } from './sheet.ts'
import { words } from './words.ts'

const sheets = [documentSheet, catalogueSheet.cssText].map((text) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
})
document.adoptedStyleSheets.push(...sheets)

let settings = readSettings()
show()

function change(part: Partial<Settings>): void {
  settings = { ...settings, ...part }
  keepSettings(settings)
  show()
}

function show(): void {
  const root = document.documentElement
  const { scheme, language, density } = settings
  root.lang = language
  if (scheme === 'auto') delete root.dataset.scheme
  else root.dataset.scheme = scheme
  if (density === 'member') delete root.dataset.density
  else root.dataset.density = density
  setMessages(language, language === 'en' ? en : es)
  const t = words[language]
  document.title = t.title
  render(
    html`<div class="weave tall" role="presentation"></div>
      <header class="top">
        ${mark(34)}
        <div class="grow">
          <h1>${t.title}</h1>
          <p class="soft">${t.lead}</p>
        </div>
        ${choose(t.language, 'language', [
          ['es', 'Español'],
          ['en', 'English'],
        ])}
        ${choose(t.density, 'density', [
          ['compact', t.compact],
          ['comfortable', t.comfortable],
          ['member', t.member],
        ])}
        ${choose(t.scheme, 'scheme', [
          ['auto', t.auto],
          ['light', t.light, 'sun'],
          ['dark', t.dark, 'moon'],
        ])}
      </header>
      <main>
        ${renderInventory(t)}
        <div class="columns">
          ${renderButtons(t)} ${renderBehaviour(t)} ${renderNotes(t)} ${renderFields(t)} ${renderFigures(t)}
        </div>
        ${renderTerritories(t)} ${renderStates(t)} ${renderIcons(t)}
      </main>
      <milpa-toast></milpa-toast>`,
    document.body,
  )
}

function choose<Key extends keyof Settings>(
  label: string,
  key: Key,
  options: readonly (readonly [value: Settings[Key], label: string, icon?: 'sun' | 'moon'])[],
): unknown {
  return html`<div class="segmented" role="group" aria-label=${label}>
    ${options.map(
      ([value, text, drawing]) =>
        html`<button type="button" aria-pressed=${settings[key] === value} @click=${() => change({ [key]: value })}>
          ${drawing ? icon(drawing) : ''}${text}
        </button>`,
    )}
  </div>`
}
