/** How much of a file is looked into: the first feature stands there, whatever its outline. */
const looked = 4_000_000

/**
 * Names of what the first feature of a GeoJSON file says about itself, to choose code and name from. Empty when the
 * file does not look like GeoJSON: the whole file is read by the server, and only there.
 */
export async function propertiesOf(file: File): Promise<readonly string[]> {
  const text = await file.slice(0, looked).text()
  if (!text.includes('"FeatureCollection"')) return []
  for (const { index } of text.matchAll(/"properties"\s*:\s*\{/g)) {
    const object = /\{[^{}]*\}/.exec(text.slice(index))?.[0]
    try {
      const names = Object.keys(JSON.parse(object ?? '') as object)
      // A collection may tell where it comes from in properties of its own, before its features.
      if (names.some((name) => name !== 'name')) return names
    } catch {
      continue
    }
  }
  return []
}
