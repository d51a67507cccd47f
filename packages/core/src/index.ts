export { languages, type Catalogue, type Language } from './messages/catalogue.ts'
export { area, type Area, type AreaFacts } from './operations/area.ts'
export type {
  Actor,
  ActorKind,
  BaseCall,
  CentreRef,
  OperationCall,
  PublicCall,
  QueryCall,
  Subject,
} from './operations/call.ts'
export { fullCode, type ErrorTable, type Raise } from './operations/errors.ts'
export {
  override,
  type AnyEndpoint,
  type ConfigRef,
  type Endpoint,
  type Operation,
  type Override,
  type PublicQuery,
  type Query,
} from './operations/operation.ts'
export { commonErrors, Problem, problem, type CommonCode } from './operations/problem.ts'
export { check as checkSchema, type In, type Issue, type Out, type Schema } from './operations/schema.ts'
export { systemActor } from './operations/system-actor.ts'
export { on, type Delivery, type EventType, type Subscription } from './events/event.ts'
export { job, type JobCall, type JobType } from './jobs/job.ts'
export { facet, type Facet, type FacetOf } from './plugin/facet.ts'
export {
  definePlugin,
  type Forgotten,
  type PersonToForget,
  type Health,
  type Part,
  type Plugin,
  type Screen,
  type Widget,
} from './plugin/define-plugin.ts'
export { PluginError, type PluginFault } from './plugin/plugin-error.ts'
export { openMilpa, type FailedPlugin, type MilpaOptions } from './runtime/open.ts'
export { Milpa, type Door } from './runtime/milpa.ts'
export type { Log } from './runtime/log.ts'
export { Vault, VaultError, type VaultKey } from './vault/vault.ts'
export { canonical } from './audit/entry.ts'
export { noteInAudit, type Note } from './audit/note.ts'
export { coreMigrations, coreParts, coreTables } from './parts.ts'
export { coreVersion } from './version.ts'
export * from './centre/index.ts'
export * from './files/index.ts'
/** Accounts, transfers and statements: `ledger.post`, `ledger.openAccount`, … */
export * as ledger from './ledger/index.ts'
/** Persons, groups and consents: `entrepreneurs.register`, `entrepreneurs.consent`, … */
export * as entrepreneurs from './entrepreneur/index.ts'
/** The inventory and the public directory: `enterprises.register`, `enterprises.directory`, … */
export * as enterprises from './enterprise/index.ts'
/** Institutions, agreements and the portfolio: `services.addService`, `services.offered`, … */
export * as services from './service/index.ts'
/** Cases from request to outcome: `cases.openCase`, `cases.recordContact`, … */
export * as cases from './service/cases/index.ts'
/** Files on their way into the inventory: `imports.begin`, `imports.check`, `imports.confirm`, … */
export * as imports from './import/index.ts'
export { parseNationalClassification, scian2023, type NationalLayout } from './activity/index.ts'
