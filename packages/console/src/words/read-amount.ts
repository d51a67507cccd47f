import { decimalMark } from './write.ts'

/** Why what was written is no amount. */
export type NoAmount = 'empty' | 'form' | 'decimals' | 'zero' | 'large'
export type AmountRead = { readonly minor: number } | { readonly wrong: NoAmount }

/**
 * An amount as people of the centre write it, `1,250.50` or `1.250,50`, in minor units. Digit by digit and never as a
 * fraction, so that no cent is lost; a thousands mark in the wrong place is refused, since it may have been meant as the
 * decimal one.
 */
export function readAmount(text: string, scale: number): AmountRead {
  const bare = text.replaceAll(/[\s$€]/g, '')
  if (bare === '') return { wrong: 'empty' }
  const [whole = '', part = '', ...more] = bare.split(decimalMark())
  const grouped = /^\d{1,3}([.,'’]\d{3})+$/.test(whole)
  if (more.length > 0 || !/^\d*$/.test(part) || !(grouped || /^\d+$/.test(whole))) return { wrong: 'form' }
  if (/[1-9]/.test(part.slice(scale))) return { wrong: 'decimals' }
  const minor = Number(whole.replaceAll(/\D/g, '') + part.slice(0, scale).padEnd(scale, '0'))
  if (minor === 0) return { wrong: 'zero' }
  return Number.isSafeInteger(minor) ? { minor } : { wrong: 'large' }
}
