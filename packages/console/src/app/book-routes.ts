import type { NavigationItem, Route } from './routes.ts'

const permission = 'ledger:read'

/** The pages of the books in the sidebar. */
export const bookItems: readonly NavigationItem[] = [
  { id: 'accounts', path: '/console/accounts', label: 'nav.accounts', icon: 'scale', permission },
  { id: 'transfers', path: '/console/transfers', label: 'nav.transfers', icon: 'list', permission },
  { id: 'holds', path: '/console/holds', label: 'nav.holds', icon: 'clock', permission },
  { id: 'reports', path: '/console/reports', label: 'nav.reports', icon: 'trend', permission },
  { id: 'periods', path: '/console/periods', label: 'nav.periods', icon: 'calendar', permission },
  { id: 'verification', path: '/console/verification', label: 'nav.verification', icon: 'shield', permission },
]

export const bookRoutes: readonly Route[] = [
  {
    pattern: '/console/accounts',
    tag: 'milpa-screen-accounts',
    load: () => import('../screens/ledger/accounts.ts'),
    item: 'accounts',
    permission,
  },
  {
    pattern: '/console/accounts/:id',
    tag: 'milpa-screen-ledger-account',
    load: () => import('../screens/ledger/statement.ts'),
    item: 'accounts',
    permission,
  },
  {
    pattern: '/console/transfers',
    tag: 'milpa-screen-transfers',
    load: () => import('../screens/ledger/transfers.ts'),
    item: 'transfers',
    permission,
  },
  {
    pattern: '/console/transfers/new',
    tag: 'milpa-screen-transfer-form',
    load: () => import('../screens/ledger/transfer-form.ts'),
    item: 'transfers',
    permission: 'ledger:post',
  },
  {
    pattern: '/console/transfers/:id',
    tag: 'milpa-screen-transfer',
    load: () => import('../screens/ledger/transfer.ts'),
    item: 'transfers',
    permission,
  },
  {
    pattern: '/console/journals/new',
    tag: 'milpa-screen-journal-form',
    load: () => import('../screens/ledger/journal-form.ts'),
    item: 'transfers',
    permission: 'ledger:post',
  },
  {
    pattern: '/console/holds',
    tag: 'milpa-screen-holds',
    load: () => import('../screens/ledger/holds.ts'),
    item: 'holds',
    permission,
  },
  ...['/console/reports', '/console/reports/:report'].map((pattern): Route => ({
    pattern,
    tag: 'milpa-screen-reports',
    load: () => import('../screens/ledger/reports/reports.ts'),
    item: 'reports',
    permission,
  })),
  {
    pattern: '/console/periods',
    tag: 'milpa-screen-periods',
    load: () => import('../screens/ledger/periods/periods.ts'),
    item: 'periods',
    permission,
  },
  {
    pattern: '/console/verification',
    tag: 'milpa-screen-verification',
    load: () => import('../screens/ledger/verification.ts'),
    item: 'verification',
    permission,
  },
]
