import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { agreements, institutions, services } from '../service/tables.ts'
import { campaigns, enterprises } from '../enterprise/tables.ts'
import { groups, persons } from '../entrepreneur/tables.ts'
import { imports } from '../import/tables.ts'
import { ledgerAccounts } from '../ledger/tables.ts'
import { apiTokens, publishableKeys, roles, staffMembers } from '../centre/tables.ts'
import { and, eq, inArray, type AnyTable, type Reader } from '../db/index.ts'

interface Named {
  readonly table: AnyTable & { readonly id: AnySQLiteColumn; readonly centreId: AnySQLiteColumn }
  readonly name: AnySQLiteColumn
}

/** Where the name of a subject stands, by its kind. Kinds of plugins, and what has no name, are not here. */
const named: Readonly<Record<string, Named>> = {
  person: { table: persons, name: persons.displayName },
  group: { table: groups, name: groups.name },
  enterprise: { table: enterprises, name: enterprises.name },
  campaign: { table: campaigns, name: campaigns.name },
  service: { table: services, name: services.name },
  institution: { table: institutions, name: institutions.name },
  agreement: { table: agreements, name: agreements.title },
  account: { table: ledgerAccounts, name: ledgerAccounts.name },
  import: { table: imports, name: imports.fileName },
  role: { table: roles, name: roles.name },
  'staff-member': { table: staffMembers, name: staffMembers.name },
  'api-token': { table: apiTokens, name: apiTokens.name },
  'publishable-key': { table: publishableKeys, name: publishableKeys.name },
}

interface Mention {
  readonly subjectKind: string | null
  readonly subjectId: string | null
}

/**
 * Names of what audit entries are about, by id: one read for each kind on the page. What was erased has none any more.
 */
export async function subjectNames(
  read: Reader,
  centreId: string,
  mentions: readonly Mention[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const [kind, { table, name }] of Object.entries(named)) {
    const ids = mentions.flatMap(({ subjectKind, subjectId }) => (subjectKind === kind && subjectId ? [subjectId] : []))
    if (ids.length === 0) continue
    const rows = await read
      .select({ id: table.id, name })
      .from(table)
      .where(and(eq(table.centreId, centreId), inArray(table.id, [...new Set(ids)])))
    for (const row of rows) if (typeof row.name === 'string') names.set(String(row.id), row.name)
  }
  return names
}
