import type { es } from './es.ts'

export const fr: Record<keyof typeof es, string> = {
  'permission.run': 'Importer des fichiers d’entreprises',
  'permission.mappings': 'Dire comment les colonnes des fichiers se lisent',
  'kept-rows': 'Les lignes de fichiers importés que personne n’a corrigées sont effacées après 30 jours.',
  'error.IMPORTS_MAPPING_UNKNOWN': 'Cette façon de lire les colonnes n’existe pas. Choisissez-en une dans la liste.',
  'error.IMPORTS_MAPPING_SHIPPED':
    'Cette façon de lire les colonnes vient avec Milpa. Enregistrez la vôtre sous un autre nom.',
  'error.IMPORTS_NOT_RECOGNISED':
    'Nous ne reconnaissons pas les colonnes de ce fichier. Dites quelle façon de lire utiliser.',
  'error.IMPORTS_NO_NAME_COLUMN': 'Le fichier n’a pas la colonne « {column} ». Sans nom, rien ne peut être enregistré.',
  'error.IMPORTS_OUT_OF_ORDER': 'Les lignes sont arrivées en désordre. Envoyez la partie {expected, number}.',
  'error.IMPORTS_NOT_NOW': 'L’importation en est à une autre étape ({status}). Rechargez la page et continuez.',
  'error.IMPORTS_FILE_FAULTY':
    'Le fichier est coupé. Téléchargez-le à nouveau, ou confirmez que vous voulez ce qui est arrivé.',
  'error.IMPORTS_FILE_UNREADABLE':
    'Nous n’avons pas pu lire ce fichier comme un tableau. Enregistrez-le en CSV ou XLSX et réessayez.',
  'error.IMPORTS_REHEARSED': 'Rien n’a été enregistré : c’était un essai.',
  'error.IMPORTS_NOT_A_REGISTER': 'Seul ce qui vient d’un registre public est publié à l’importation.',
  'problem.REQUIRED': 'Il manque le nom de l’entreprise.',
  'problem.TOO_LONG': 'Le texte est trop long. Raccourcissez-le.',
  'problem.NOT_ACCEPTED': 'Cette donnée n’a pas la forme attendue.',
  'problem.NOT_A_NUMBER': 'Un nombre était attendu, comme 19.7266.',
  'problem.NOT_A_CODE': 'Un code de {digits, number} chiffres était attendu.',
  'problem.NOT_A_DATE': 'Une date était attendue, comme 2024, 2024-03 ou 15/03/2024.',
  'problem.NOT_A_CHOICE': 'L’un de ces mots était attendu : {choices}.',
  'problem.NOT_YES_OR_NO': 'Oui ou non était attendu.',
  'problem.HALF_A_PLACE': 'La latitude ou la longitude manque. Écrivez les deux, ou aucune.',
  'problem.ROW_REPEATED': 'Répète la ligne {line, number} du fichier.',
  'problem.RESEMBLES':
    'Ressemble à {records, plural, one {une fiche} other {# fiches}} que nous avons. Comparez avant d’enregistrer.',
  'problem.TABULAR_ROW_SHORT': 'Elle a {cells, plural, one {# cellule} other {# cellules}} et l’en-tête {columns}.',
  'problem.TABULAR_ROW_LONG':
    'Elle a {cells, plural, one {# cellule} other {# cellules}} et l’en-tête {columns}. Cherchez un séparateur de trop.',
  'problem.TABULAR_CELL_ERROR': 'La formule a donné l’erreur {error}. Corrigez-la dans votre feuille.',
}
