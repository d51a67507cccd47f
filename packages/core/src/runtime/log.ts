/** Where the runtime reports what no caller hears of. Ids and codes only: no names, numbers or places of anybody. */
export interface Log {
  info(facts: Readonly<Record<string, unknown>>, message: string): void
  warn(facts: Readonly<Record<string, unknown>>, message: string): void
  error(facts: Readonly<Record<string, unknown>>, message: string): void
}

export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
