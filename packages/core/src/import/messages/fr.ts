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
  'error.IMPORTS_NO_ROWS':
    'Le fichier n’a aucune ligne sous l’en-tête. Il est vide ou coupé : téléchargez-le ou enregistrez-le de nouveau.',
  'error.IMPORTS_FILE_UNREADABLE':
    '{fault, select, TABULAR_NUL_CHARACTER {Ligne {line, number} : il y a un caractère nul. Si le fichier est en UTF-16, enregistrez-le en CSV UTF-8.} TABULAR_QUOTE_OPEN {La ligne {line, number} ouvre des guillemets sans les fermer : le fichier est coupé. Téléchargez-le de nouveau.} TABULAR_FILE_TRUNCATED {Le fichier est coupé dans l’en-tête. Téléchargez-le ou enregistrez-le de nouveau.} TABULAR_FILE_EMPTY {Le fichier est vide. Choisissez-en un autre.} TABULAR_HEADER_MISSING {Le fichier n’a pas d’en-tête. Écrivez les noms des colonnes à la première ligne.} TABULAR_FORMAT_OLD_EXCEL {C’est un ancien Excel, ou avec mot de passe. Enregistrez-le en XLSX sans mot de passe, ou en CSV.} other {Nous n’avons pas pu lire ce fichier comme un tableau. Enregistrez-le en CSV ou XLSX et réessayez.}}',
  'problem.CONTACT_UNREADABLE':
    'Illisible. La ligne est gardée, et le texte de cette cellule reste dans les remarques.',
  'problem.FORMULA': 'Commence comme une formule. C’est gardé comme texte : vérifiez si c’est voulu.',
  'problem.TABULAR_QUOTE_OPEN':
    'La ligne qui commence à la ligne {line, number} ouvre des guillemets sans les fermer. Le fichier est peut-être coupé : téléchargez-le de nouveau ou corrigez-la.',
  'problem.TABULAR_FILE_TRUNCATED':
    'Le fichier est coupé à la ligne {line, number}. Téléchargez-le ou enregistrez-le de nouveau.',
  'problem.TABULAR_FILE_DAMAGED':
    'Le fichier est abîmé et n’a pas pu être lu jusqu’au bout. Enregistrez-le de nouveau.',
  'problem.TABULAR_FILE_TOO_LARGE':
    'Le fichier prend trop de place à l’ouverture. Enregistrez-le en CSV ou divisez-le.',
  'problem.TABULAR_FILE_UNREADABLE': 'Le fichier n’a pas pu être lu jusqu’au bout. Apportez-le de nouveau.',
  'problem.TABULAR_ENCODING_INVALID':
    'Ligne {line, number} : des lettres sont dans un autre codage. Enregistrez le fichier en CSV UTF-8.',
  'problem.TABULAR_NUL_CHARACTER':
    'Ligne {line, number} : il y a un caractère nul. Si le fichier est en UTF-16, enregistrez-le en CSV UTF-8.',
  'problem.TABULAR_CELL_TOO_LONG':
    'Ligne {line, number} : un texte dépasse {limit, number} caractères. Raccourcissez-le.',
  'problem.TABULAR_ROW_TOO_LONG':
    'La ligne qui commence à la ligne {line, number} est trop longue. Cherchez des guillemets non fermés.',
  'problem.TABULAR_TOO_MANY_COLUMNS':
    'Ligne {line, number} : il y a plus de {limit, number} colonnes. Enlevez celles en trop.',
  'operation.begin': 'A commencé un import',
  'operation.read-as': 'A changé la lecture d’un import',
  'operation.add-rows': 'A envoyé des lignes d’un import',
  'operation.end-rows': 'A fini d’envoyer un import',
  'operation.check': 'A essayé un import',
  'operation.confirm': 'A confirmé un import',
  'operation.resume': 'A repris un import',
  'operation.discard': 'A écarté un import',
  'operation.tidy': 'A rangé d’anciens imports',
  'operation.take-chunk': 'A traité une partie d’un import',
  'operation.rehearse': 'A répété un import',
  'operation.save-mapping': 'A gardé une façon de lire des fichiers',
  'operation.remove-mapping': 'A retiré une façon de lire des fichiers',
}
