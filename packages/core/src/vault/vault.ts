import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Sealed } from '../db/columns.ts'

export interface VaultKey {
  /** Short name, written before every value it sealed, so that keys can be changed without losing old values. */
  readonly id: string
  /** 32 bytes. */
  readonly secret: Uint8Array
}

/** Where a value belongs; a value copied to another row or column does not open there. */
export interface Location {
  readonly table: string
  readonly column: string
  readonly row: string
}

export class VaultError extends Error {
  override readonly name = 'VaultError'
}

/**
 * Encrypts single fields: AES-256-GCM, a fresh nonce each, bound to table, column and row. Form:
 * `<key id>.<base64url of nonce, tag, ciphertext>`.
 */
export class Vault {
  readonly #keys: ReadonlyMap<string, Uint8Array>
  readonly #current: VaultKey

  /** @param keys the first seals; all open. */
  constructor(keys: readonly [VaultKey, ...VaultKey[]]) {
    for (const { id, secret } of keys) {
      if (secret.length !== 32) throw new VaultError(`Key "${id}" has ${secret.length} bytes; AES-256 needs 32.`)
      if (!/^[a-z0-9]+$/.test(id)) throw new VaultError('The id of a key is lower-case letters and digits.')
    }
    this.#current = keys[0]
    this.#keys = new Map(keys.map(({ id, secret }) => [id, secret]))
  }

  seal(location: Location, plain: string): Sealed {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#current.secret, nonce)
    cipher.setAAD(associated(location))
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    return `${this.#current.id}.${sealed}` as unknown as Sealed
  }

  open(location: Location, sealed: Sealed): string {
    const [id = '', body = ''] = String(sealed).split('.')
    const secret = this.#keys.get(id)
    if (!secret) {
      throw new VaultError(`${location.table}.${location.column} was sealed with key "${id}", which is not installed.`)
    }
    const bytes = Buffer.from(body, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12))
    decipher.setAAD(associated(location))
    decipher.setAuthTag(bytes.subarray(12, 28))
    try {
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    } catch (cause) {
      throw new VaultError(
        `A value of ${location.table}.${location.column} does not open: it was changed, or moved from another row.`,
        { cause },
      )
    }
  }

  /** A keyed fingerprint by which equal values are found without opening any (looking up a phone number). */
  fingerprint(purpose: string, plain: string): string {
    const key = hkdfSync('sha256', this.#current.secret, new Uint8Array(), `fingerprint:${purpose}`, 32)
    return createHmac('sha256', Buffer.from(key)).update(plain).digest('base64url')
  }
}

const associated = ({ table, column, row }: Location): Buffer => Buffer.from(`${table}\n${column}\n${row}`)
