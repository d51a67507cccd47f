import { auditTables } from './audit/tables.ts'
import { centrePart } from './centre/part.ts'
import type { AnyTable } from './db/index.ts'
import { enterprisePart } from './enterprise/part.ts'
import { entrepreneurPart } from './entrepreneur/part.ts'
import { eventTables } from './events/tables.ts'
import { filesPart } from './files/part.ts'
import { importPart } from './import/part.ts'
import { jobTables } from './jobs/tables.ts'
import { ledgerPart } from './ledger/part.ts'
import type { Part } from './plugin/define-plugin.ts'
import { runtimeTables } from './runtime/tables.ts'
import { casePart } from './service/cases/part.ts'
import { servicePart } from './service/part.ts'

/** The parts that Milpa's core is made of; they have the form of plugins, and come first. */
export const coreParts: readonly Part[] = [
  centrePart,
  filesPart,
  entrepreneurPart,
  enterprisePart,
  importPart,
  servicePart,
  casePart,
  ledgerPart,
]

/** Every table of core, for the generator of migrations, the export of a centre and the copy of a database. */
export const coreTables: Readonly<Record<string, AnyTable>> = Object.assign(
  {},
  auditTables,
  eventTables,
  jobTables,
  runtimeTables,
  ...coreParts.map(({ tables = {} }) => tables),
) as Readonly<Record<string, AnyTable>>

export const coreMigrations = new URL('../migrations/', import.meta.url)
