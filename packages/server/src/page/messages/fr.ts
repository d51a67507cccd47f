import type { es } from './es.ts'

export const fr: Record<keyof typeof es, string> = {
  skip: 'Aller au contenu',
  services: 'Services',
  enterprises: 'Commerces',
  visit: 'Nous rendre visite',
  signIn: 'Se connecter',
  hero: 'Votre travail a de la valeur. Ici, nous le faisons grandir ensemble.',
  heroDrawing: 'Dessin : les collines, le village et un champ de milpa',
  seeEnterprises: 'Voir les commerces',
  seeServices: 'Voir les services',
  figures: 'Le centre en chiffres',
  figureEnterprises:
    '{count, plural, one {commerce de femmes dans l’annuaire} other {commerces de femmes dans l’annuaire}}',
  figureServices: '{count, plural, one {service proposé} other {services proposés}}',
  whatHere: 'Ce que vous pouvez faire ici',
  free: 'Gratuit',
  byArrangement: 'Le coût est convenu avec vous',
  noServices: 'Ce centre ne publie pas encore ses services. Demandez au bureau.',
  directoryTitle: 'Achetez près de chez vous',
  directoryLead: 'Des commerces dirigés par des femmes. Nous ne montrons jamais une maison, seulement le quartier.',
  noContact: 'Le centre ne publie pas encore son adresse.',
  openData: 'Données ouvertes',
  madeWith: 'Fait avec Milpa, logiciel libre',
  languages: 'Langues',
  needsScript: 'Pour voir l’annuaire, activez JavaScript, ou ouvrez les données ouvertes.',
  directoryPage: 'Annuaire des commerces',
}
