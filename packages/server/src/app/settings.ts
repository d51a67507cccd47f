/** How a host behaves; every value has a default that is right for one machine. */
export interface Settings {
  /** Folder of database, uploads and secrets. */
  readonly data: string
  /** Where people reach it, without a path: `https://centro.example.gob.mx`. Absent: whatever address they used. */
  readonly publicUrl: string | undefined
  /** Whether the last `X-Forwarded-For` entry is our own proxy's word on who calls. */
  readonly trustProxy: boolean
  /** Bytes of a JSON body. */
  readonly bodyLimit: number
  /** Bytes of an uploaded file. */
  readonly uploadLimit: number
  /** Requests a minute for each signed-in actor or token, and for each address that is not signed in. */
  readonly perMinute: { readonly actor: number; readonly address: number }
  /** Uploads a minute for each actor, and how many may arrive at once: each takes disk, and a picture the processor. */
  readonly uploads: { readonly perMinute: number; readonly atOnce: number }
  /** Milliseconds after which a query is given up. */
  readonly queryTimeout: number
}

export const defaultSettings: Settings = {
  data: './data',
  publicUrl: undefined,
  trustProxy: false,
  bodyLimit: 1_048_576,
  uploadLimit: 20 * 1_048_576,
  perMinute: { actor: 1200, address: 600 },
  uploads: { perMinute: 60, atOnce: 4 },
  queryTimeout: 30_000,
}
