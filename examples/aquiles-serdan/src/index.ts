export { seed, NotEmptyError, type SeedOptions } from './seed.ts'
export { demoStaff, type DemoStaff, type StaffKey } from './staff.ts'
export { type Enrol } from './staffing.ts'
export { founding } from './centre.ts'
