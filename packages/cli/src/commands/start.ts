import type { Serving } from '@milpa/server'
import type { Command, Context } from '../run/command.ts'
import { text } from '../run/command.ts'
import { loadConfig } from '../run/config.ts'
import { exit, Refusal } from '../run/exit.ts'
import { hold } from '../run/hold.ts'
import { open } from '../run/open.ts'
import { placeOf } from '../run/place.ts'
import { sown } from '../run/sowing.ts'

export const start: Command = {
  options: { port: { type: 'string', value: 'NUMBER' }, host: { type: 'string', value: 'ADDRESS' } },
  examples: [
    'milpa start',
    'MILPA_DATA=/srv/milpa PORT=8080 milpa start',
    'DATABASE_URL=postgres://milpa@localhost/milpa milpa start --config /etc/milpa.config.json',
  ],
  async run(context) {
    // Tables first, with a backup and a sentence about it; the server then finds them up to date.
    const opened = await open(context, { migrations: 'apply', alone: 'start' })
    await opened.close()
    // Whoever works with a demonstration that was sown in part keeps it: `milpa demo` must not begin it anew.
    await sown(opened.place)
    await serveUntilStopped(context, 'start')
  },
}

/** Serves until a signal comes. */
export async function serveUntilStopped(
  context: Context,
  command: string,
  greet: (serving: Serving) => Promise<readonly string[]> = async () => [],
): Promise<void> {
  const { values, env, terminal, say } = context
  const { data, url, file } = placeOf(context)
  const { serve, serveOptionsFromEnvironment } = await import('@milpa/server')
  const loaded = await loadConfig(text(values, 'config'))
  const port = text(values, 'port')
  const hostname = text(values, 'host')
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new Refusal(exit.usage, 'badPort', { port })
  const release = file === undefined ? undefined : hold(file, command)
  try {
    const serving = await serve({
      ...serveOptionsFromEnvironment(env),
      data,
      ...(url === undefined || url === '' ? {} : { databaseUrl: url }),
      ...(port === undefined ? {} : { port: Number(port) }),
      ...(hostname === undefined ? {} : { hostname }),
      plugins: loaded.plugins,
      config: loaded.config,
    })
    const centres = await serving.milpa.centres()
    const greeting = await greet(serving)
    terminal.result({ ready: true, url: serving.url, port: serving.port, data, centres: centres.length }, [
      say('start.ready', { url: serving.url }),
      ...(centres.length === 0 ? [say('start.empty')] : []),
      ...greeting,
    ])
    await stopped(context.signal)
    await serving.stop()
  } finally {
    release?.()
  }
}

/** Ctrl-C or the signal of a service manager; a second one ends the process at once. */
function stopped(interrupted: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (interrupted.aborted) resolve()
    interrupted.addEventListener('abort', () => resolve(), { once: true })
    process.once('SIGTERM', () => resolve())
  })
}
