import type { Actor } from '@milpa/core'

/** Whether somebody holds a permission, by name or because everything is allowed. */
export const allows = ({ permissions }: Pick<Actor, 'permissions'>, permission: string): boolean =>
  permissions.has('*') || permissions.has(permission)
