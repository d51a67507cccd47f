import type { Actor } from './call.ts'

/** Milpa itself: a subscriber, a job, the command line. It may do everything, and the audit names it. */
export const systemActor = (id: string): Actor => ({ id: `system:${id}`, kind: 'system', permissions: new Set(['*']) })
