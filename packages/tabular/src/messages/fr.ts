export const fr = {
  'tabular.fileUnreadable': 'Le fichier n’a pas pu être ouvert. Vérifiez qu’il existe et que vous pouvez le lire.',
  'tabular.fileEmpty': 'Le fichier est vide. Choisissez-en un autre.',
  'tabular.fileTruncated':
    'Le fichier est coupé : il s’arrête {line, plural, =0 {avant la première ligne complète} other {à la ligne #}}. Téléchargez-le ou enregistrez-le de nouveau.',
  'tabular.fileDamaged':
    'Le fichier est endommagé. Ouvrez-le dans votre tableur, enregistrez-le de nouveau et réessayez.',
  'tabular.fileTooLarge': 'Le fichier prend trop de place une fois ouvert. Enregistrez-le en CSV ou divisez-le.',
  'tabular.formatUnknown': 'Ce fichier n’est pas un tableau. Enregistrez-le en XLSX ou CSV.',
  'tabular.formatOldExcel':
    'C’est un ancien Excel, ou il a un mot de passe. Enregistrez-le en XLSX sans mot de passe, ou en CSV.',
  'tabular.needsFile': 'Un XLSX ne peut pas être lu pendant qu’il arrive. Enregistrez-le d’abord comme fichier.',
  'tabular.sheetUnknown': 'Le classeur n’a pas de feuille « {sheet} ». Choisissez-en une dans sa liste.',
  'tabular.encodingUnknown':
    'Nous ne connaissons pas le codage « {encoding} ». Utilisez utf-8, utf-16le, utf-16be ou iso-8859-1.',
  'tabular.encodingInvalid':
    'Ligne {line} : des lettres sont dans un autre codage. Indiquez celui du fichier, par exemple iso-8859-1.',
  'tabular.nulCharacter':
    'Ligne {line} : il y a un caractère nul. Si le fichier est en UTF-16, indiquez-le ; sinon, enregistrez-le de nouveau.',
  'tabular.quoteOpen':
    'La rangée qui commence à la ligne {line} ouvre un guillemet sans le fermer. Corrigez-la ou téléchargez de nouveau.',
  'tabular.cellTooLong':
    'Ligne {line}, colonne {column} : le texte dépasse {limit, number} caractères. Raccourcissez-le.',
  'tabular.rowTooLong': 'La rangée qui commence à la ligne {line} est trop longue. Cherchez un guillemet non fermé.',
  'tabular.tooManyColumns': 'Ligne {line} : il y a plus de {limit, number} colonnes. Retirez celles qui sont de trop.',
  'tabular.tooManyRows': 'Une feuille Excel contient {limit, number} lignes. Utilisez CSV ou divisez le tableau.',
  'tabular.headerMissing':
    'Il n’y a pas d’en-tête à la ligne {line} ni après. Indiquez la ligne qui porte les noms des colonnes.',
  'tabular.headerNameless': 'La colonne {column} n’a pas de nom. Nous l’appelons par son numéro.',
  'tabular.headerRepeated': 'La colonne {column} répète le nom « {name} ». Nous y avons ajouté un numéro.',
  'tabular.rowShort':
    'Ligne {line} : elle a {cells, plural, one {# cellule} other {# cellules}} et l’en-tête {columns}. Vérifiez s’il manque quelque chose.',
  'tabular.rowLong':
    'Ligne {line} : elle a {cells, plural, one {# cellule} other {# cellules}} et l’en-tête {columns}. Vérifiez s’il y a un séparateur de trop.',
  'tabular.cellError':
    'Ligne {line}, colonne {column} : la formule a donné l’erreur {error}. Corrigez-la dans votre feuille.',
} as const
