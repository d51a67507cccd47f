import type { DirectoryFacts } from './directory-facts.ts'

type Contact = DirectoryFacts['items'][number]['contacts'][number]

/** Where a contact leads; undefined when its value is no such thing: an address of data must never become a script. */
export function contactHref({ kind, value }: Contact): string | undefined {
  const digits = value.replaceAll(/[^+\d]/g, '')
  if (kind === 'phone' || kind === 'mobile') return `tel:${digits}`
  if (kind === 'whatsapp') return `https://wa.me/${digits.replace('+', '')}`
  if (kind === 'email') return `mailto:${value}`
  return /^https?:/i.test(value) ? value : undefined
}
