/** How people may reach her; only what she agreed to publish. */
export interface Contact {
  readonly kind: 'phone' | 'whatsapp' | 'email' | 'web'
  readonly value: string
}

/** An enterprise as the public directory gives it. */
export interface Enterprise {
  readonly id: string
  readonly name: string
  /** What it makes or does, in its own words. */
  readonly description?: string | null
  readonly activity?: { readonly code: string; readonly title: string } | null
  readonly locality?: string | null
  /** Id of its cell on the public map. */
  readonly cell?: string | null
  readonly hours?: string | null
  readonly languages?: readonly string[]
  readonly photo?: { readonly url: string; readonly width: number; readonly height: number } | null
  readonly contacts: readonly Contact[]
}

/** One page of the directory; `total` is of the whole list and comes with its first page. */
export interface DirectoryPage {
  readonly items: readonly Enterprise[]
  readonly next?: string | undefined
  readonly total?: number
  readonly source: string
  readonly asOf: string
}

/** What one can filter by. Counts are words: few are `<5`. */
export interface Facets {
  readonly activities: readonly { readonly code: string; readonly title: string; readonly count: string }[]
  readonly territories: readonly { readonly code: string; readonly name: string; readonly count: string }[]
}

/** Where a contact leads, undefined when its value is no such thing: an address of data must never become a script. */
export function hrefOf({ kind, value }: Contact): string | undefined {
  const digits = value.replace(/[^+\d]/g, '')
  if (kind === 'phone') return `tel:${digits}`
  if (kind === 'whatsapp') return `https://wa.me/${digits.replace('+', '')}`
  if (kind === 'email') return `mailto:${value}`
  return /^https?:/i.test(value) ? value : undefined
}
