/** Writes the API page from the declarations of core: `docs/api.md` and `docs/en/api.md`. */
import { writeFileSync } from 'node:fs'
import { coreParts, type AnyEndpoint } from '@milpa/core'

const words = {
  es: {
    title: 'API',
    lead: [
      'Esta página se genera de las declaraciones del núcleo. Su centro publica la suya, con los complementos que tiene, en `/openapi.json` (OpenAPI 3.1).',
      '',
      '- Las escrituras aceptan `Idempotency-Key`: la misma llave con lo mismo responde lo mismo; con otra cosa, 422.',
      '- Los errores son documentos RFC 9457 con un `code` que no cambia.',
      '- Las listas se piden por páginas con `limit` y `after`.',
      '- Un programa entra con `Authorization: Bearer milpa_…`; otro sitio lee lo público con `?key=pk_…`.',
    ],
    operation: 'Operación',
    address: 'Dirección',
    permission: 'Permiso',
    errors: 'Errores',
    anybody: 'cualquiera',
  },
  en: {
    title: 'API',
    lead: [
      'This page is generated from the declarations of core. Your centre publishes its own, with the plugins it has, at `/openapi.json` (OpenAPI 3.1).',
      '',
      '- Writes accept `Idempotency-Key`: the same key with the same input gets the same answer; with another input, 422.',
      '- Errors are RFC 9457 documents with a `code` that does not change.',
      '- Lists come in pages, by `limit` and `after`.',
      '- A program enters with `Authorization: Bearer milpa_…`; another site reads what is public with `?key=pk_…`.',
    ],
    operation: 'Operation',
    address: 'Address',
    permission: 'Permission',
    errors: 'Errors',
    anybody: 'anybody',
  },
} as const

for (const language of ['es', 'en'] as const) {
  const file = new URL(language === 'es' ? '../api.md' : '../en/api.md', import.meta.url)
  writeFileSync(file, page(language))
}

function page(language: 'es' | 'en'): string {
  const say = words[language]
  const areas = coreParts.map((part) => {
    const endpoints: readonly AnyEndpoint[] = [
      ...(part.operations ?? []),
      ...(part.queries ?? []),
      ...(part.publicQueries ?? []),
    ]
    const rows = endpoints.map((endpoint) => row(endpoint, say.anybody))
    const head = `| ${say.operation} | ${say.address} | ${say.permission} | ${say.errors} |\n|---|---|---|---|`
    return `## ${part.area.id}\n\n${head}\n${rows.join('\n')}\n`
  })
  return `# ${say.title}\n\n${say.lead.join('\n')}\n\n${areas.join('\n')}`
}

function row(endpoint: AnyEndpoint, anybody: string): string {
  const root = endpoint.kind === 'public' ? 'public' : 'api'
  const address = `\`${endpoint.method} /${root}/${endpoint.area}${endpoint.path}\``
  const permission = endpoint.kind === 'public' ? anybody : `\`${endpoint.permission}\``
  const errors = endpoint.errors.map((code) => `\`${code}\``).join(', ')
  return `| **${endpoint.id}**: ${endpoint.title} | ${address} | ${permission} | ${errors} |`
}
