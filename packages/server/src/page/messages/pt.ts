import type { es } from './es.ts'

export const pt: Record<keyof typeof es, string> = {
  skip: 'Ir para o conteúdo',
  services: 'Serviços',
  enterprises: 'Negócios',
  visit: 'Visite-nos',
  signIn: 'Entrar',
  hero: 'O seu trabalho tem valor. Aqui o fazemos crescer juntas.',
  heroDrawing: 'Desenho: os morros, o povoado e uma roça de milho',
  seeEnterprises: 'Ver negócios',
  seeServices: 'Ver serviços',
  figures: 'O centro em números',
  figureEnterprises:
    '{count, plural, one {negócio de mulheres no diretório} other {negócios de mulheres no diretório}}',
  figureServices: '{count, plural, one {serviço que oferecemos} other {serviços que oferecemos}}',
  whatHere: 'O que você pode fazer aqui',
  free: 'Gratuito',
  byArrangement: 'O custo é combinado com você',
  noServices: 'Este centro ainda não publica os seus serviços. Pergunte no escritório.',
  directoryTitle: 'Compre por perto',
  directoryLead: 'Negócios dirigidos por mulheres. Nunca mostramos uma casa, só a região.',
  noContact: 'O centro ainda não publica o seu endereço.',
  openData: 'Dados abertos',
  madeWith: 'Feito com Milpa, software livre',
  languages: 'Idiomas',
  needsScript: 'Para ver o diretório, ative o JavaScript, ou abra os dados abertos.',
  directoryPage: 'Diretório de negócios',
}
