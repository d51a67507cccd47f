import type { Mount } from './app/env.ts'
import { mountConsole } from './console/mount.ts'
import { mountWidgets } from './widgets/mount.ts'

/** What Milpa serves beside its API; each part mounts itself. */
export const defaultMounts: readonly Mount[] = [mountWidgets, mountConsole]
