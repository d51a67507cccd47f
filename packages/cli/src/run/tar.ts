import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

/*
 * A folder as one file, in the oldest form that every system opens (ustar). Eighty lines of ours instead of a package:
 * we write names of our own alone, and on reading refuse whatever is not a plain file below the folder.
 */
const block = 512

function headerOf(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`"${name}" is too long a name for a tar file.`)
  const header = Buffer.alloc(block)
  header.write(name, 0)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  if (size < 8 ** 11) header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  else {
    // Beyond 8 GiB the size is written in base 256, as GNU tar does.
    header[124] = 0x80
    header.writeBigUInt64BE(BigInt(size), 128)
  }
  header.write('00000000000\0', 136)
  header.write('        0', 148)
  header.write('ustar\0', 257)
  header.write('00', 263)
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

const sumOf = (header: Buffer): number => header.reduce((sum, byte) => sum + byte, 0)

async function* filesBelow(folder: string): AsyncGenerator<string> {
  for (const entry of (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else if (entry.isFile()) yield path
  }
}

export async function packFolder(folder: string, target: string): Promise<void> {
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const path of filesBelow(folder)) {
      const { size } = await stat(path)
      yield headerOf(relative(folder, path).split(sep).join('/'), size)
      for await (const chunk of createReadStream(path)) yield chunk as Buffer
      if (size % block !== 0) yield Buffer.alloc(block - (size % block))
    }
    yield Buffer.alloc(2 * block)
  }
  await pipeline(bytes(), createWriteStream(target, { mode: 0o600, flags: 'wx' }))
}

/** @throws when the file is cut short, damaged, or names a place outside the folder */
export async function unpackInto(source: string, folder: string): Promise<void> {
  const file = await open(source, 'r')
  try {
    let at = 0
    for (;;) {
      const header = Buffer.alloc(block)
      const { bytesRead } = await file.read(header, 0, block, at)
      if (bytesRead < block) throw new Error('The archive is cut short.')
      if (header.every((byte) => byte === 0)) return
      const { name, size } = readHeader(header)
      const path = resolve(folder, name)
      if (!path.startsWith(resolve(folder) + sep)) throw new Error('The archive names a place outside its folder.')
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const start = at + block
      if (size === 0) await writeFile(path, '', { mode: 0o600 })
      else {
        await pipeline(
          createReadStream(source, { start, end: start + size - 1 }),
          createWriteStream(path, { mode: 0o600 }),
        )
      }
      if ((await stat(path)).size !== size) throw new Error('The archive is cut short.')
      at = start + Math.ceil(size / block) * block
    }
  } finally {
    await file.close()
  }
}

function readHeader(header: Buffer): { readonly name: string; readonly size: number } {
  const given = Number.parseInt(header.toString('latin1', 148, 156), 8)
  const plain = Buffer.from(header)
  plain.fill(' ', 148, 156)
  if (sumOf(plain) !== given) throw new Error('The archive is damaged.')
  const kind = String.fromCharCode(header[156]!)
  if (kind !== '0' && kind !== '\0') throw new Error('The archive holds something that is not a file.')
  const name = header.toString('utf8', 0, 100).split('\0')[0]!
  const size =
    header[124] === 0x80 ? Number(header.readBigUInt64BE(128)) : Number.parseInt(header.toString('latin1', 124, 136), 8)
  return { name, size }
}
