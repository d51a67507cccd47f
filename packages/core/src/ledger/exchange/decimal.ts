/** An amount in minor units as people write it: `-1234.50` of -123450 with two decimals. */
export function decimalOf(amount: number, scale: number): string {
  const digits = String(Math.abs(amount)).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const sign = amount < 0 ? '-' : ''
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`
}

/**
 * Minor units of a written amount: `1234.5`, `1,234.50`, `1.234,50`, `-12`. The last mark is that of the decimals when one
 * to `scale` digits follow it and no mark of its kind stands before; otherwise marks part thousands.
 *
 * @returns undefined for what is no amount, has more decimals than the unit, or passes 2^53-1
 */
export function minorUnits(written: string, scale: number): number | undefined {
  const text = written.trim().replaceAll(/[\s\u00a0']/g, '')
  const parts = /^([+-]?)(\d[\d.,]*)$/.exec(text)
  if (!parts) return undefined
  const body = parts[2]!
  const mark = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','))
  const after = mark < 0 ? '' : body.slice(mark + 1)
  const isDecimal = mark >= 0 && !body.slice(0, mark).includes(body[mark]!) && !isThousands(body, mark)
  const whole = isDecimal ? body.slice(0, mark) : body
  const decimals = isDecimal ? after : ''
  if (!/^\d{1,3}([.,]\d{3})*$|^\d+$/.test(whole) || decimals.length > scale) return undefined
  const digits = whole.replaceAll(/[.,]/g, '') + decimals.padEnd(scale, '0')
  const amount = Number(digits)
  if (!Number.isSafeInteger(amount)) return undefined
  return parts[1] === '-' ? 0 - amount : amount
}

/** `1,234` and `1.234`: one mark with three digits after it parts thousands only if the other kind stands before. */
const isThousands = (body: string, mark: number): boolean => {
  const other = body[mark] === '.' ? ',' : '.'
  return body.length - mark === 4 && body[mark] === ',' && !body.includes(other)
}
