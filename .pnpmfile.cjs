/** `milpa:source` is for this repository alone: what is published has no sources to point at. */
const withoutSource = (value) => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const kept = Object.entries(value).filter(([condition]) => condition !== 'milpa:source')
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutSource(inner)]))
}
module.exports = {
  hooks: { beforePacking: (manifest) => ({ ...manifest, exports: withoutSource(manifest.exports) }) },
}
