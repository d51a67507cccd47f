import type { IconName } from '@milpa/ui/icons'
import type { MessageKey } from '../words/say.ts'
import { bookItems, bookRoutes } from './book-routes.ts'

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

export const above: readonly NavigationItem[] = [{ id: 'today', path: '/console', label: 'nav.today', icon: 'sun' }]

export const groups: readonly { readonly sister: Sister; readonly items: readonly NavigationItem[] }[] = [
  {
    sister: 'entrepreneurs',
    items: [
      {
        id: 'inventory',
        path: '/console/inventory',
        label: 'nav.inventory',
        icon: 'store',
        permission: 'enterprises:read',
      },
      { id: 'people', path: '/console/people', label: 'nav.people', icon: 'user', permission: 'entrepreneurs:read' },
      { id: 'groups', path: '/console/groups', label: 'nav.groups', icon: 'users', permission: 'entrepreneurs:read' },
      {
        id: 'campaigns',
        path: '/console/campaigns',
        label: 'nav.campaigns',
        icon: 'walk',
        permission: 'enterprises:read',
      },
      {
        id: 'duplicates',
        path: '/console/duplicates',
        label: 'nav.duplicates',
        icon: 'merge',
        permission: 'enterprises:merge',
      },
      { id: 'import', path: '/console/import', label: 'nav.import', icon: 'upload', permission: 'imports:run' },
    ],
  },
  {
    sister: 'services',
    items: [
      { id: 'cases', path: '/console/cases', label: 'nav.cases', icon: 'users', permission: 'cases:read' },
      {
        id: 'portfolio',
        path: '/console/services',
        label: 'nav.portfolio',
        icon: 'hands',
        permission: 'services:read',
      },
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
    items: bookItems,
  },
]

export const below: readonly NavigationItem[] = [
  { id: 'plugins', path: '/console/plugins', label: 'nav.plugins', icon: 'plug', permission: 'centre:read' },
  { id: 'settings', path: '/console/settings', label: 'nav.settings', icon: 'settings', permission: 'centre:read' },
]

export const routes: readonly Route[] = [
  { pattern: '/console', tag: 'milpa-screen-today', load: () => import('../screens/today.ts'), item: 'today' },
  { pattern: '/console/account', tag: 'milpa-screen-account', load: () => import('../screens/account.ts'), item: '' },
  {
    pattern: '/console/inventory',
    tag: 'milpa-screen-inventory',
    load: () => import('../screens/inventory.ts'),
    item: 'inventory',
    permission: 'enterprises:read',
  },
  ...['/console/enterprises/new', '/console/enterprises/:id/edit'].map((pattern): Route => ({
    pattern,
    tag: 'milpa-screen-enterprise-form',
    load: () => import('../screens/enterprise-form.ts'),
    item: 'inventory',
    permission: 'enterprises:edit',
  })),
  {
    pattern: '/console/enterprises/:id',
    tag: 'milpa-screen-enterprise',
    load: () => import('../screens/enterprise.ts'),
    item: 'inventory',
    permission: 'enterprises:read',
  },
  {
    pattern: '/console/people',
    tag: 'milpa-screen-people',
    load: () => import('../screens/people.ts'),
    item: 'people',
    permission: 'entrepreneurs:read',
  },
  ...['/console/people/new', '/console/entrepreneurs/:id/edit'].map((pattern): Route => ({
    pattern,
    tag: 'milpa-screen-person-form',
    load: () => import('../screens/person-form.ts'),
    item: 'people',
    permission: 'entrepreneurs:edit',
  })),
  {
    pattern: '/console/entrepreneurs/:id',
    tag: 'milpa-screen-person',
    load: () => import('../screens/person.ts'),
    item: 'people',
    permission: 'entrepreneurs:read',
  },
  {
    pattern: '/console/groups',
    tag: 'milpa-screen-groups',
    load: () => import('../screens/groups.ts'),
    item: 'groups',
    permission: 'entrepreneurs:read',
  },
  ...['/console/groups/new', '/console/groups/:id/edit'].map((pattern): Route => ({
    pattern,
    tag: 'milpa-screen-group-form',
    load: () => import('../screens/group-form.ts'),
    item: 'groups',
    permission: 'entrepreneurs:edit',
  })),
  {
    pattern: '/console/groups/:id',
    tag: 'milpa-screen-group',
    load: () => import('../screens/group.ts'),
    item: 'groups',
    permission: 'entrepreneurs:read',
  },
  {
    pattern: '/console/campaigns',
    tag: 'milpa-screen-campaigns',
    load: () => import('../screens/campaigns.ts'),
    item: 'campaigns',
    permission: 'enterprises:read',
  },
  {
    pattern: '/console/duplicates',
    tag: 'milpa-screen-duplicates',
    load: () => import('../screens/duplicates.ts'),
    item: 'duplicates',
    permission: 'enterprises:merge',
  },
  {
    pattern: '/console/import',
    tag: 'milpa-screen-import',
    load: () => import('../screens/import.ts'),
    item: 'import',
    permission: 'imports:run',
  },
  {
    pattern: '/console/import/:id',
    tag: 'milpa-screen-import-file',
    load: () => import('../screens/import-file.ts'),
    item: 'import',
    permission: 'imports:run',
  },
  {
    pattern: '/console/cases',
    tag: 'milpa-screen-cases',
    load: () => import('../screens/cases.ts'),
    item: 'cases',
    permission: 'cases:read',
  },
  {
    pattern: '/console/cases/new',
    tag: 'milpa-screen-case-form',
    load: () => import('../screens/case-form.ts'),
    item: 'cases',
    permission: 'cases:edit',
  },
  {
    pattern: '/console/cases/:id',
    tag: 'milpa-screen-case',
    load: () => import('../screens/case.ts'),
    item: 'cases',
    permission: 'cases:read',
  },
  {
    pattern: '/console/services',
    tag: 'milpa-screen-portfolio',
    load: () => import('../screens/portfolio.ts'),
    item: 'portfolio',
    permission: 'services:read',
  },
  ...['/console/services/new', '/console/services/:id'].map((pattern): Route => ({
    pattern,
    tag: 'milpa-screen-service-form',
    load: () => import('../screens/service-form.ts'),
    item: 'portfolio',
    permission: 'services:edit',
  })),
  {
    pattern: '/console/institutions',
    tag: 'milpa-screen-institutions',
    load: () => import('../screens/institutions.ts'),
    item: 'institutions',
    permission: 'services:read',
  },
  ...bookRoutes,
  {
    pattern: '/console/plugins',
    tag: 'milpa-screen-plugins',
    load: () => import('../screens/plugins.ts'),
    item: 'plugins',
    permission: 'centre:read',
  },
  ...['/console/settings', '/console/settings/:section'].map((pattern): Route => ({
    pattern,
    tag: 'milpa-screen-settings',
    load: () => import('../screens/settings.ts'),
    item: 'settings',
    permission: 'centre:read',
  })),
  {
    pattern: '/console/x/:plugin/:tag',
    tag: 'milpa-screen-plugin-page',
    load: () => import('../screens/plugin-page.ts'),
    item: 'x',
  },
]
