import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { median } from '../measure.ts'

/** Median of 200 times writing 4 KiB and waiting until the disk has it, in microseconds: what a commit costs at least. */
export function fsyncProbe(folder: string): number {
  const path = join(folder, 'probe')
  const file = openSync(path, 'w')
  const block = Buffer.alloc(4096, 7)
  const took = Array.from({ length: 200 }, () => {
    const started = performance.now()
    writeSync(file, block)
    fdatasyncSync(file)
    return (performance.now() - started) * 1000
  })
  closeSync(file)
  rmSync(path)
  return median(took)
}

/** How busy the machine was, for the conditions of a figure. */
export const conditionsNow = (folder: string): string =>
  `fsync ${Math.round(fsyncProbe(folder))} µs, load ${loadavg()[0]!.toFixed(1)}`

/** Bytes that this process has had written to disk; undefined where the system does not tell. */
export function writtenBytes(): number | undefined {
  try {
    return Number(/^write_bytes: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1])
  } catch {
    return undefined
  }
}
