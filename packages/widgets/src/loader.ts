import { openPage } from './page.ts'

/** What the server writes in: for each tag, and for the base, the SHA-256 of its file. */
declare const __MILPA_MANIFEST__: Readonly<Record<string, string>>
/** Tags whose files stand in the same answer, behind the loader. */
declare const __MILPA_HERE__: readonly string[]

const manifest = __MILPA_MANIFEST__
const here = __MILPA_HERE__
const self = new URL(import.meta.url)
/** The base has an entry too; but `<base>` is always defined. */
const selector = Object.keys(manifest)
  .map((tag) => `${tag}:not(:defined)`)
  .join()
const started = new Set(here)

const page = openPage((name, language) => page.getJson(new URL(`${name}.${language}.json`, self).href))

page.hosts.add(self.origin)

const nameOf = (tag: string): string => tag.replace('milpa-', '')

function files(tag: string): string[] {
  return (here[0] ? [tag] : ['base', tag]).map((each) => {
    const sum = manifest[each]!
    const digest = sum.slice(0, 12).replaceAll('+', '-').replaceAll('/', '_')
    const { href } = new URL(`../${nameOf(each)}-${digest}.js`, self)
    if (!document.querySelector(`link[href="${href}"]`)) {
      const link = document.createElement('link')
      // The entry too: only what a link with an integrity has loaded is checked before `import()` takes it.
      document.head.append(
        Object.assign(link, { rel: 'modulepreload', crossOrigin: '', integrity: `sha256-${sum}`, href }),
      )
    }
    return href
  })
}

function start(tag: string): boolean {
  if (!manifest[tag]) return false
  if (started.has(tag) || customElements.get(tag)) return true
  started.add(tag)
  void (async () => {
    try {
      for (const file of files(tag)) await import(/* @vite-ignore */ file)
    } catch (error) {
      started.delete(tag)
      for (const element of document.querySelectorAll(tag)) {
        element.dispatchEvent(new CustomEvent('milpa-error', { bubbles: true, detail: { error } }))
      }
    }
  })()
  return true
}

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      observer.unobserve(target)
      start(target.localName)
    }
  },
  { rootMargin: '600px' },
)

function scan(): void {
  for (const element of document.querySelectorAll(selector)) {
    // Another Milpa's loader looks after its own.
    if (page.hostOf(element) === self.origin) observer.observe(element)
  }
}

page.loaders.add(start)
scan()
// Of the document's element, not of body: some sites replace the body as one goes from page to page.
new MutationObserver(scan).observe(document.documentElement, { childList: true, subtree: true })
