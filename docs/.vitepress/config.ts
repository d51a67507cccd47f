import { defineConfig } from 'vitepress'

const adrs = [
  ['0001-licence', 'Apache-2.0'],
  ['0002-one-table-two-engines', 'One table, two engines'],
  ['0003-tabular-readers', 'Table readers'],
  ['0004-serializable-transactions', 'Serializable transactions'],
  ['0005-audit-sealed-in-blocks', 'Audit in blocks'],
  ['0006-roles-as-differences', 'Roles as differences'],
  ['0007-owed-deliveries', 'Owed deliveries'],
  ['0008-contracts-are-values', 'Contracts are values'],
  ['0009-staff-sign-in', 'How staff sign in'],
  ['0010-a-narrow-ledger', 'A narrow ledger'],
  ['0011-lanes', 'Lanes'],
].map(([file, text]) => ({ text: text!, link: `/adr/${file}` }))

const pages = {
  es: {
    start: 'Para empezar',
    what: 'Qué es Milpa',
    install: 'Instalar',
    first: 'Su primer centro en diez minutos',
    use: 'Usar',
    importing: 'Importar un inventario',
    embed: 'Poner el directorio en otro sitio',
    books: 'Llevar los libros',
    ledger: 'El libro: reglas y API',
    chain: 'Los bytes de los sellos',
    figures: 'Cifras del libro',
    build: 'Construir y operar',
    plugin: 'Escribir un complemento',
    operate: 'Operar',
    api: 'API',
    decisions: 'Decisiones (en inglés)',
  },
  en: {
    start: 'Begin',
    what: 'What Milpa is',
    install: 'Install',
    first: 'Your first centre in ten minutes',
    use: 'Use',
    importing: 'Import an inventory',
    embed: 'Embed the directory',
    books: 'Keep the books',
    ledger: 'The ledger: rules and API',
    chain: 'The bytes of the seals',
    figures: 'Figures of the ledger',
    build: 'Build and operate',
    plugin: 'Write a plugin',
    operate: 'Operate',
    api: 'API',
    decisions: 'Decisions',
  },
} as const

const sidebar = (language: 'es' | 'en') => {
  const words = pages[language]
  const root = language === 'es' ? '' : '/en'
  return [
    {
      text: words.start,
      items: [
        { text: words.what, link: `${root}/what-is-milpa` },
        { text: words.install, link: `${root}/install` },
        { text: words.first, link: `${root}/first-centre` },
      ],
    },
    {
      text: words.use,
      items: [
        { text: words.importing, link: `${root}/import` },
        { text: words.embed, link: `${root}/embed` },
        { text: words.books, link: `${root}/keep-books` },
      ],
    },
    {
      text: words.build,
      items: [
        { text: words.plugin, link: `${root}/write-a-plugin` },
        { text: words.ledger, link: `${root}/ledger` },
        { text: words.chain, link: `${root}/ledger-chain` },
        { text: words.figures, link: `${root}/ledger-figures` },
        { text: words.operate, link: `${root}/operate` },
        { text: words.api, link: `${root}/api` },
      ],
    },
    { text: words.decisions, collapsed: true, items: adrs },
  ]
}

export default defineConfig({
  title: 'Milpa',
  description: 'Free software for the centres behind women’s enterprises',
  cleanUrls: true,
  // Pages name commands' addresses on the reader's own machine.
  ignoreDeadLinks: 'localhostLinks',
  srcExclude: ['README.md'],
  themeConfig: { search: { provider: 'local' } },
  locales: {
    root: {
      label: 'Español',
      lang: 'es',
      themeConfig: {
        sidebar: sidebar('es'),
        outline: { label: 'En esta página' },
        docFooter: { prev: 'Anterior', next: 'Siguiente' },
        darkModeSwitchLabel: 'Apariencia',
        sidebarMenuLabel: 'Menú',
        returnToTopLabel: 'Volver arriba',
      },
    },
    en: { label: 'English', lang: 'en', themeConfig: { sidebar: sidebar('en') } },
  },
})
