import type { es } from './es.ts'

export const en: Record<keyof typeof es, string> = {
  skip: 'Skip to content',
  services: 'Services',
  enterprises: 'Businesses',
  visit: 'Visit us',
  signIn: 'Sign in',
  hero: 'Your work has worth. Here we make it grow together.',
  heroDrawing: 'Drawing: the hills, the town and a milpa field',
  seeEnterprises: 'See businesses',
  seeServices: 'See services',
  figures: 'The centre in numbers',
  figureEnterprises:
    '{count, plural, one {women’s business in the directory} other {women’s businesses in the directory}}',
  figureServices: '{count, plural, one {service we offer} other {services we offer}}',
  whatHere: 'What you can do here',
  free: 'Free',
  byArrangement: 'The cost is agreed with you',
  noServices: 'This centre does not publish its services yet. Ask at the office.',
  directoryTitle: 'Buy nearby',
  directoryLead: 'Businesses run by women. We never show a house, only the area.',
  noContact: 'The centre does not publish its address yet.',
  openData: 'Open data',
  madeWith: 'Made with Milpa, free software',
  languages: 'Languages',
  needsScript: 'To see the directory, switch on JavaScript, or open the open data.',
  directoryPage: 'Directory of businesses',
}
