import type { FileKind } from '@milpa/core'
import { filesArea } from '@milpa/core'
import type { Sharp } from 'sharp'

/** Longest side of what is kept, and of the small one for lists. */
const longest = 1600
const thumb = 320
/** More points than any phone's camera makes; a bomb of a few kB may unfold to far more. */
export const mostPoints = 50_000_000

export interface MadeImage {
  readonly width: number
  readonly height: number
}

let working: Promise<unknown> = Promise.resolve()

/**
 * Makes an image anew from its points: whatever else the file held (where it was taken, by what, thumbnails of what was
 * cut away, code) is not in the new one. One at a time, so that memory stays flat.
 */
export function remakeImage(from: string, to: string, toThumb: string, kind: FileKind): Promise<MadeImage> {
  const mine = working.then(() => remake(from, to, toThumb, kind))
  working = mine.catch(() => undefined)
  return mine
}

async function remake(from: string, to: string, toThumb: string, kind: FileKind): Promise<MadeImage> {
  // Loaded with the first image: the library costs 20 MB.
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  const read = (): Sharp => sharp(from, { limitInputPixels: mostPoints, sequentialRead: true, failOn: 'error' })
  try {
    const { width = 0, height = 0 } = await sharp(from, { limitInputPixels: false }).metadata()
    if (width * height > mostPoints) throw filesArea.error('IMAGE_TOO_LARGE', { most: mostPoints })
    // `autoOrient` turns the points as the dropped orientation said; the colour profile becomes sRGB.
    const whole = read()
      .autoOrient()
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    const { width: w, height: h } = await encoded(whole, kind).toFile(to)
    const small = read().autoOrient().resize({ width: thumb, height: thumb, fit: 'inside', withoutEnlargement: true })
    await encoded(small, kind).toFile(toThumb)
    return { width: w, height: h }
  } catch (error) {
    if (error instanceof Error && error.name === 'Problem') throw error
    if (error instanceof Error && /No space left|ENOSPC/i.test(error.message)) throw error
    throw filesArea.error('DAMAGED')
  }
}

function encoded(image: Sharp, kind: FileKind): Sharp {
  if (kind === 'image/png') return image.png({ compressionLevel: 9 })
  if (kind === 'image/webp') return image.webp({ quality: 80 })
  return image.jpeg({ quality: 80, progressive: true })
}
