type Optional<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T]
/** Fields as they were said: what was left out is not there, instead of being there as `undefined`. */
export type Said<T> = Omit<T, Optional<T>> & { [K in Optional<T>]?: Exclude<T[K], undefined> }

/** Leaves out what was not said, so that it neither empties a column nor hides a default under it. */
export const said = <T extends object>(fields: T): Said<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Said<T>
