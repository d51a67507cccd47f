import type { IconName } from '@milpa/ui/icons'
import type { MessageKey } from '../words/say.ts'

export type Sister = 'entrepreneurs' | 'services' | 'ledger'

/** An item of the sidebar. */
export interface NavigationItem {
  readonly id: string
  readonly path: string
  readonly label: MessageKey
  readonly icon: IconName
  readonly permission?: string
}

/** A page: its address, the element that draws it, and the chunk that defines the element. */
export interface Route {
  readonly pattern: string
  readonly tag: `milpa-${string}`
  readonly load: () => Promise<unknown>
  /** Item of the sidebar that is current here. */
  readonly item: string
  readonly permission?: string
}

export const above: readonly NavigationItem[] = [
  { id: 'today', path: '/console', label: 'nav.today', icon: 'sun' },
]

export const groups: readonly { readonly sister: Sister; readonly items: readonly NavigationItem[] }[] = [
  {
    sister: 'entrepreneurs',
    items: [
      { id: 'inventory', path: '/console/inventory', label: 'nav.inventory', icon: 'store', permission: 'enterprises:read' },
      { id: 'people', path: '/console/people', label: 'nav.people', icon: 'user', permission: 'entrepreneurs:read' },
      { id: 'duplicates', path: '/console/duplicates', label: 'nav.duplicates', icon: 'merge', permission: 'enterprises:merge' },
      { id: 'import', path: '/console/import', label: 'nav.import', icon: 'upload', permission: 'enterprises:import' },
    ],
  },
  {
    sister: 'services',
    items: [
      { id: 'cases', path: '/console/cases', label: 'nav.cases', icon: 'users', permission: 'cases:read' },
      { id: 'portfolio', path: '/console/services', label: 'nav.portfolio', icon: 'hands', permission: 'services:read' },
      {
        id: 'institutions',
        path: '/console/institutions',
        label: 'nav.institutions',
        icon: 'building',
        permission: 'services:read',
      },
    ],
  },
  {
    sister: 'ledger',
    items: [{ id: 'accounts', path: '/console/accounts', label: 'nav.accounts', icon: 'scale', permission: 'ledger:read' }],
  },
]

export const below: readonly NavigationItem[] = [
  { id: 'plugins', path: '/console/plugins', label: 'nav.plugins', icon: 'plug', permission: 'centre:read' },
  { id: 'settings', path: '/console/settings', label: 'nav.settings', icon: 'settings', permission: 'centre:read' },
]

export const routes: readonly Route[] = [
  { pattern: '/console', tag: 'milpa-screen-today', load: () => import('../screens/today.ts'), item: 'today' },
  { pattern: '/console/account', tag: 'milpa-screen-account', load: () => import('../screens/account.ts'), item: '' },
]
