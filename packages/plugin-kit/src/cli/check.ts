import { checkPlugin } from '../checks/check-plugin.ts'
import { stopTestEngines } from '../databases/engines.ts'
import { loadPlugin } from './load-plugin.ts'

/** @returns 1 when there are faults */
export async function check(folder: string, json: boolean): Promise<number> {
  const { plugin, dependencies } = await loadPlugin(folder)
  const faults = await checkPlugin(plugin, { dependencies, packageFolder: folder })
  await stopTestEngines()
  if (json) process.stdout.write(`${JSON.stringify({ plugin: plugin.id, faults }, null, 2)}\n`)
  else if (faults.length === 0) process.stdout.write(`${plugin.id} ${plugin.version} is sound.\n`)
  else for (const { rule, about, sentence } of faults) process.stdout.write(`${rule} · ${about}\n  ${sentence}\n`)
  return faults.length === 0 ? 0 : 1
}
