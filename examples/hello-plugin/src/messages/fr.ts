import type { es } from './es.ts'

export const fr: Record<keyof typeof es, string> = {
  'permission.read': 'Voir les mots de bienvenue',
  'permission.write': 'Écrire des mots de bienvenue',
  'error.HELLO_PHONE_NEEDED':
    'Ce centre demande un téléphone pour inscrire une entreprise. Ajoutez-en un et enregistrez de nouveau.',
  'screen.title': 'Mots de bienvenue',
  'screen.enterprise': 'L’entreprise',
  'screen.words': 'Le mot de bienvenue, avec ses propres mots',
  'screen.signature': 'Le nom sous lequel elle veut paraître',
  'screen.shown': 'Visible sur la page',
  'screen.write': 'Enregistrer',
}
