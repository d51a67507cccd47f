export { enterpriseArea } from './area.ts'
export * from './events.ts'
export { register } from './register.ts'
export { exactPlace, read } from './read.ts'
