import { connect, type Socket } from 'node:net'

export interface Load {
  readonly port: number
  readonly token: string
  readonly connections: number
  readonly path: string
  /** The body of the next request. */
  readonly body: () => string
}

export interface Run {
  /** Answered requests a second. */
  readonly rate: number
  readonly p50: number
  readonly p99: number
}

/**
 * Keeps `connections` busy, one request at a time on each: warms up on the same connections, then measures. A socket and
 * a few lines, since on two cores a client that works hard takes what the server is measured by.
 */
export async function load(of: Load, milliseconds: number, warmUp = 1000): Promise<Run> {
  const took: number[] = []
  const state: { phase: 'warm' | 'measured' | 'over'; failed: Error | undefined } = { phase: 'warm', failed: undefined }
  const one = async () => {
    const socket = await open(of.port)
    try {
      const read = reader(socket)
      while (state.phase !== 'over' && !state.failed) {
        const body = of.body()
        const started = performance.now()
        socket.write(
          `POST ${of.path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n` +
            `Authorization: Bearer ${of.token}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        )
        const { status, text } = await read()
        if (status >= 300) state.failed ??= new Error(`Answered ${status}: ${text.slice(0, 300)}`)
        if (state.phase === 'measured') took.push(performance.now() - started)
      }
    } finally {
      socket.destroy()
    }
  }
  const all = Promise.all(Array.from({ length: of.connections }, one))
  await pause(warmUp)
  state.phase = 'measured'
  const started = performance.now()
  await pause(milliseconds)
  const seconds = (performance.now() - started) / 1000
  state.phase = 'over'
  await all
  if (state.failed) throw state.failed
  took.sort((a, b) => a - b)
  const at = (part: number) => took[Math.floor(took.length * part)] ?? 0
  return { rate: took.length / seconds, p50: at(0.5), p99: at(0.99) }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
    socket.setNoDelay(true)
    socket.once('error', reject)
  })

/** Reads one answer after the other; only the length of the body is looked at. */
function reader(socket: Socket): () => Promise<{ readonly status: number; readonly text: string }> {
  let text = ''
  let wake: (() => void) | undefined
  let closed: Error | undefined
  socket.setEncoding('latin1')
  socket.on('data', (part: string) => {
    text += part
    wake?.()
  })
  socket.on('close', () => {
    closed = new Error('The connection was closed.')
    wake?.()
  })
  return async () => {
    for (;;) {
      const head = text.indexOf('\r\n\r\n')
      const length = head < 0 ? undefined : /content-length: (\d+)/i.exec(text.slice(0, head))
      const end = length ? head + 4 + Number(length[1]) : Infinity
      if (text.length >= end) {
        const answer = { status: Number(text.slice(9, 12)), text: text.slice(head + 4, end) }
        text = text.slice(end)
        return answer
      }
      if (closed) throw closed
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
}
