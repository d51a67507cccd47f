// The town hall's web server: three files and a strict policy. It has nothing to do with Milpa and needs no package.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'

const types = { html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' }
const files = Object.fromEntries(
  ['index.html', 'site.css', 'shield.svg'].map((name) => [
    `/${name}`,
    readFileSync(new URL(`public/${name}`, import.meta.url), 'utf8'),
  ]),
)

/**
 * @param {{ milpa: string, key: string, lang?: string }} settings origin of the Milpa, publishable key, language of the page
 * @returns {import('node:http').Server} not listening yet
 */
export function municipalSite(settings) {
  const { milpa, lang = 'es' } = settings
  // The four words "HOST" are all that a town hall adds to its policy for Milpa.
  const policy = [
    `default-src 'none'`,
    `script-src 'self' ${milpa}`,
    `connect-src 'self' ${milpa}`,
    `style-src 'self'`,
    `img-src 'self' ${milpa}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
  ].join('; ')
  return createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here')
    const name = pathname === '/' ? '/index.html' : pathname
    const file = Object.hasOwn(files, name) ? files[name] : undefined
    if (file === undefined) return response.writeHead(404).end()
    const values = { milpa, key: settings.key, lang: searchParams.get('lang')?.match(/^[a-z]{2}$/)?.[0] ?? lang }
    const body = name.endsWith('.html') ? file.replace(/\{\{(\w+)\}\}/g, (_, word) => values[word]) : file
    response.writeHead(200, { 'content-type': types[name.split('.').at(-1)], 'content-security-policy': policy })
    response.end(body)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { PORT = '8080', MILPA_URL = 'http://127.0.0.1:4321', MILPA_KEY = '' } = process.env
  municipalSite({ milpa: new URL(MILPA_URL).origin, key: MILPA_KEY }).listen(Number(PORT), '127.0.0.1', () => {
    process.stdout.write(`El sitio del municipio: http://127.0.0.1:${PORT}/\n`)
  })
}
