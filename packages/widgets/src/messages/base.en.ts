import type { words as es } from './base.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  loading: 'Loading…',
  empty: 'There is nothing here yet.',
  error: 'We could not get the data. Check your connection and try again.',
  retry: 'Try again',
  more: 'See more',
  source: 'Data from {source}, as of {date}',
  openData: 'Open data',
}
