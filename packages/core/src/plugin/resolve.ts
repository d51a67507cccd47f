import semver from 'semver'
import type { Plugin } from './define-plugin.ts'
import { PluginError } from './plugin-error.ts'

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/**
 * Orders plugins so that each comes after those it needs, and refuses what pluggable.js would let through: bad and
 * reserved ids, ids that would share a table prefix, ranges, missing dependencies, cycles of any length.
 *
 * @param reserved areas of core; `constructor` is refused too, since pluggable.js calls it taken.
 */
export function resolve(
  plugins: readonly Plugin[],
  coreVersion: string,
  reserved: ReadonlySet<string>,
): readonly Plugin[] {
  const byId = new Map<string, Plugin>()
  for (const plugin of plugins) {
    checkIdentity(plugin, reserved)
    if (byId.has(plugin.id)) throw new PluginError('DUPLICATE', plugin.id, `Plugin "${plugin.id}" is installed twice.`)
    if (!inRange(coreVersion, plugin.core)) {
      throw new PluginError(
        'CORE_RANGE',
        plugin.id,
        `Plugin "${plugin.id}" ${plugin.version} needs @milpa/core ${plugin.core}; installed is ${coreVersion}.`,
      )
    }
    byId.set(plugin.id, plugin)
  }
  refuseSharedPrefixes([...byId.keys()])
  const sorted: Plugin[] = []
  const visit = (plugin: Plugin, path: readonly string[]): void => {
    if (sorted.includes(plugin)) return
    if (path.includes(plugin.id)) {
      const cycle = [...path.slice(path.indexOf(plugin.id)), plugin.id].join(' > ')
      throw new PluginError('CYCLE', plugin.id, `Plugins depend on each other: ${cycle}.`)
    }
    for (const [id, range] of Object.entries(plugin.dependencies ?? {})) {
      const needs = `Plugin "${plugin.id}" needs plugin "${id}" ${range}`
      const dependency = byId.get(id)
      if (!dependency) {
        throw new PluginError('MISSING', plugin.id, `${needs}, which is not installed or is switched off.`)
      }
      if (!inRange(dependency.version, range)) {
        throw new PluginError('RANGE', plugin.id, `${needs}; installed is ${dependency.version}.`)
      }
      visit(dependency, [...path, plugin.id])
    }
    sorted.push(plugin)
  }
  for (const plugin of plugins) visit(plugin, [])
  return sorted
}

function checkIdentity({ id, version, area }: Plugin, reserved: ReadonlySet<string>): void {
  if (!kebab.test(id))
    throw new PluginError('BAD_ID', id, `Plugin "${id}" needs a kebab-case id, such as "savings-group".`)
  if (reserved.has(id) || id === 'core' || id === 'constructor') {
    throw new PluginError('BAD_ID', id, `Plugin "${id}" has an id that Milpa keeps for itself.`)
  }
  if (area.id !== id) {
    throw new PluginError('BAD_ID', id, `Plugin "${id}" declares the area "${area.id}"; the two must be the same.`)
  }
  if (!semver.valid(version)) {
    throw new PluginError('BAD_DECLARATION', id, `Plugin "${id}" has the version "${version}", which is not semver.`)
  }
}

/** `credit` could make the table `credit_fund_loans`, which belongs to `credit-fund`. */
function refuseSharedPrefixes(ids: readonly string[]): void {
  for (const id of ids) {
    const longer = ids.find((other) => other.startsWith(`${id}-`))
    if (longer) {
      throw new PluginError('BAD_ID', id, `Plugins "${id}" and "${longer}" would share the table prefix "${id}_".`)
    }
  }
}

/** A pre-release counts as its release: `0.2.0-next.1` is what `^0.2.0` was made for. */
const inRange = (version: string, range: string): boolean => {
  const release = semver.coerce(version)?.version
  return semver.satisfies(version, range) || (release !== undefined && semver.satisfies(release, range))
}
