import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { recordedFiles, type Milpa } from '@milpa/core'

export type Rendering = 'whole' | 'thumb'
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Files on disk, by id alone: nothing that anybody typed becomes part of a path. */
export class FileStore {
  readonly #folder: string

  /** @param data the data folder; files lie in `<data>/files/<last two of id>/<id>`. */
  constructor(data: string) {
    this.#folder = join(data, 'files')
  }

  /** Where an upload is written while it arrives. */
  async temporary(id: string): Promise<string> {
    const folder = join(this.#folder, 'arriving')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return join(folder, this.#checked(id))
  }

  /** Moves a file to its place; on disk for certain before it resolves. */
  async keep(temporary: string, id: string, rendering: Rendering = 'whole'): Promise<void> {
    const path = this.#pathOf(id, rendering)
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
    const file = await open(temporary, 'r')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  }

  read(id: string, rendering: Rendering = 'whole'): ReadStream {
    return createReadStream(this.#pathOf(id, rendering))
  }

  async sizeOf(id: string, rendering: Rendering = 'whole'): Promise<number | undefined> {
    const found = await stat(this.#pathOf(id, rendering)).catch(() => undefined)
    return found?.size
  }

  async drop(id: string): Promise<void> {
    for (const rendering of ['whole', 'thumb'] as const) await rm(this.#pathOf(id, rendering), { force: true })
  }

  /**
   * Drops what no record knows: files whose record was removed (or whose person was forgotten), and uploads that broke
   * off. What is younger than `grace` is left, since its record may be on its way.
   *
   * @returns how many files were dropped.
   */
  async sweep(milpa: Milpa, grace = 3_600_000): Promise<number> {
    let dropped = 0
    const shelves = await readdir(this.#folder).catch(() => [])
    for (const shelf of shelves) {
      const folder = join(this.#folder, shelf)
      const old: string[] = []
      for (const name of await readdir(folder).catch(() => [])) {
        const found = await stat(join(folder, name)).catch(() => undefined)
        if (found && found.mtimeMs <= Date.now() - grace) old.push(name)
      }
      const known =
        shelf === 'arriving'
          ? new Set<string>()
          : await recordedFiles(milpa.host.read, [...new Set(old.map((name) => name.replace(/\.thumb$/, '')))])
      for (const name of old) {
        if (known.has(name.replace(/\.thumb$/, ''))) continue
        await rm(join(folder, name), { force: true })
        dropped++
      }
    }
    return dropped
  }

  #pathOf(id: string, rendering: Rendering): string {
    this.#checked(id)
    return join(this.#folder, id.slice(-2), rendering === 'thumb' ? `${id}.thumb` : id)
  }

  #checked(id: string): string {
    if (!uuid.test(id)) throw new Error('A file is named by its id alone.')
    return id
  }
}
