import { get } from '../api/api.ts'
import { currentLanguage } from '../words/say.ts'

/** A screen of an installed plugin, as the server lists it: only those that she may open. */
export interface PluginScreen {
  readonly plugin: string
  readonly slot: 'page' | 'entrepreneur-tab' | 'enterprise-tab' | 'case-tab' | 'today-card'
  readonly tag: string
  /** Address of its module, linked to the console's own Lit. */
  readonly module: string
  readonly sister: 'entrepreneurs' | 'services' | 'ledger'
  readonly title: string
  readonly icon: string
}

export async function pluginScreens(): Promise<readonly PluginScreen[]> {
  const { items } = await get<{ readonly items: readonly PluginScreen[] }>('/console/plugin-screens', {
    lang: currentLanguage(),
  })
  return items
}
