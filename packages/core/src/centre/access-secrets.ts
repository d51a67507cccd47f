import type { BaseCall } from '../operations/call.ts'

/** 240 bits from the call's randomness, base64url behind a prefix that people and leak scanners recognise. */
export function newSecret(prefix: string, call: Pick<BaseCall, 'random'>): string {
  const bytes = Buffer.alloc(30)
  for (let at = 0; at < bytes.length; at += 5) bytes.writeUIntBE(Math.floor(call.random() * 2 ** 40), at, 5)
  return `${prefix}_${bytes.toString('base64url')}`
}
