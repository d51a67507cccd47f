import { createInterface } from 'node:readline/promises'

export interface Progress {
  update(done: number, total: number, detail?: string): void
  end(): void
}

const barWidth = 24

/** Where a command speaks: results to stdout, everything else to stderr, so that results can be piped on. */
export class Terminal {
  readonly json: boolean
  readonly #out: NodeJS.WriteStream
  readonly #error: NodeJS.WriteStream
  #bar = false

  constructor(json: boolean, out: NodeJS.WriteStream = process.stdout, error: NodeJS.WriteStream = process.stderr) {
    this.json = json
    this.#out = out
    this.#error = error
  }

  /** The result: a JSON object of one line with `--json`, else the lines for people. */
  result(facts: object, lines: readonly string[]): void {
    this.#clear()
    this.#out.write(this.json ? `${JSON.stringify(facts)}\n` : lines.map((line) => `${line}\n`).join(''))
  }

  /** Something on the way there. */
  note(line: string): void {
    if (this.json) return
    this.#clear()
    this.#error.write(`${line}\n`)
  }

  /** What ends the command badly; shown in either form. */
  fail(facts: object, line: string): void {
    this.#clear()
    this.#error.write(this.json ? `${JSON.stringify(facts)}\n` : `${line}\n`)
  }

  get interactive(): boolean {
    return !this.json && process.stdin.isTTY && this.#error.isTTY
  }

  async ask(question: string): Promise<string> {
    const reader = createInterface({ input: process.stdin, output: this.#error })
    try {
      return (await reader.question(`${question} `)).trim()
    } finally {
      reader.close()
    }
  }

  /** A bar on a terminal; elsewhere a line whenever a tenth more is done, at most every two seconds. */
  progress(label: string): Progress {
    const started = performance.now()
    let drawn = Number.NEGATIVE_INFINITY
    let tenth = -1
    const update = (done: number, total: number, detail = '') => {
      if (this.json) return
      const now = performance.now()
      const part = total > 0 ? Math.min(done / total, 1) : 0
      if (this.#error.isTTY) {
        if (now - drawn < 80 && part < 1) return
        drawn = now
        const full = Math.round(part * barWidth)
        const bar = '█'.repeat(full) + '░'.repeat(barWidth - full)
        const left = part > 0.02 && part < 1 ? ` ${clock((now - started) * (1 / part - 1))}` : ''
        const counted = total > 0 ? `${bar} ${Math.floor(part * 100)} %` : String(done)
        this.#error.write(`\r\u001B[2K${label} ${counted}${left} ${detail}`.slice(0, (this.#error.columns ?? 100) + 6))
        this.#bar = true
        return
      }
      const step = Math.floor(part * 10)
      if (step <= tenth || now - drawn < 2000) return
      drawn = now
      tenth = step
      this.#error.write(`${label} ${done}${total > 0 ? `/${total}` : ''} ${detail}`.trimEnd().concat('\n'))
    }
    return { update, end: () => this.#clear() }
  }

  #clear(): void {
    if (!this.#bar) return
    this.#bar = false
    this.#error.write('\r\u001B[2K')
  }
}

const clock = (milliseconds: number): string => {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`
}

/** Rows of text in columns. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  return rows.map((row) => row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at]!))).join('  '))
}
