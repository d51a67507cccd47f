import type { Mount } from './app/env.ts'

/** What Milpa serves beside its API; each part mounts itself. */
export const defaultMounts: readonly Mount[] = []
