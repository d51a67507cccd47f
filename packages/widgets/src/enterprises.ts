/** How people may reach her; only what she agreed to publish. */
export interface Contact {
  readonly kind: 'phone' | 'mobile' | 'whatsapp' | 'email' | 'web' | 'social'
  readonly value: string
}

/** A place as it may be known: the middle of a 250 m cell, or exact where the owner agreed. Degrees. */
export interface PublicPoint {
  readonly latitude: number
  readonly longitude: number
}

/** An enterprise as the public directory gives it. */
export interface Enterprise {
  readonly id: string
  readonly name: string
  /** What it makes or does, in its own words. */
  readonly what: string | null
  readonly activity: { readonly title: string | null } | null
  readonly locality: string | null
  readonly territory: { readonly name: string | null } | null
  readonly point: PublicPoint | null
  readonly hours: string | null
  readonly languages: readonly string[]
  readonly photoId: string | null
  readonly contacts: readonly Contact[]
}

/** One page of the directory; `total` comes when it was asked for, and is a lower bound when it is not exact. */
export interface DirectoryPage {
  readonly items: readonly Enterprise[]
  readonly next?: string | undefined
  readonly total?: { readonly count: number; readonly exact: boolean }
}

/** What one can filter by. A count that is null is "fewer than five", or would tell such a one. */
export interface Facets {
  readonly activities: readonly (Facet & { readonly kind: 'section' | 'division' | 'trade'; readonly title: string })[]
  readonly territories: readonly (Facet & { readonly name: string | null })[]
}
interface Facet {
  readonly code: string
  readonly parent: string | null
  readonly count: number | null
}

/** A count as people may read it. */
export const few = (count: number | null): string => (count === null || count < 5 ? '<5' : String(count))

/** Where people say that it is: the locality, or else the territory. */
export const whereOf = ({ locality, territory }: Enterprise): string | null => locality ?? territory?.name ?? null

/** Where a contact leads, undefined when its value is no such thing: an address of data must never become a script. */
export function hrefOf({ kind, value }: Contact): string | undefined {
  const digits = value.replace(/[^+\d]/g, '')
  if (kind === 'phone' || kind === 'mobile') return `tel:${digits}`
  if (kind === 'whatsapp') return `https://wa.me/${digits.replace('+', '')}`
  if (kind === 'email') return `mailto:${value}`
  return /^https?:/i.test(value) ? value : undefined
}
