export { generateMigration, pendingMigration, type Generate } from './generate.ts'
