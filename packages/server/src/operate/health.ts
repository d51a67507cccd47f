import { coreVersion, type Health, type Milpa } from '@milpa/core'

export interface HealthReport {
  readonly status: Health['status']
  readonly version: string
  readonly database: 'libsql' | 'postgres'
  /** Areas that have something to say of themselves, and plugins that could not start. */
  readonly parts: Readonly<Record<string, Health['status']>>
}

/** Asks the database and every part. Sentences for the operator stay inside: `milpa doctor` prints them. */
export async function healthOf(milpa: Milpa): Promise<HealthReport> {
  const parts: Record<string, Health['status']> = {}
  let status: Health['status'] = (await databaseAnswers(milpa)) ? 'ok' : 'failed'
  for (const part of milpa.host.registry.parts) {
    const health = await part.health?.().catch((): Health => ({ status: 'failed' }))
    if (!health) continue
    parts[part.area.id] = health.status
    if (health.status !== 'ok' && status === 'ok') status = 'degraded'
  }
  for (const { id } of milpa.failed) {
    parts[id] = 'failed'
    if (status === 'ok') status = 'degraded'
  }
  return { status, version: coreVersion, database: milpa.host.engine.name, parts }
}

async function databaseAnswers(milpa: Milpa): Promise<boolean> {
  try {
    await milpa.host.engine.reader.all('select 1', [])
    return true
  } catch {
    return false
  }
}
