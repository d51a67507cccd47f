import type { es } from './es.ts'

export const fr: Record<keyof typeof es, string> = {
  'permission.upload': 'Envoyer et retirer des fichiers',
  'permission.read': 'Voir les fichiers',
  'permission.keep': 'Enregistrer un fichier déjà rangé (le système seulement)',
  'error.FILES_KIND_REFUSED':
    'Nous ne prenons pas les fichiers de ce type. Envoyez une photo JPEG, PNG ou WebP, un PDF, ou une feuille CSV ou XLSX.',
  'error.FILES_MISLABELLED': 'Le contenu est {found}, mais le nom dit autre chose. Corrigez le nom et renvoyez-le.',
  'error.FILES_DAMAGED': 'Le fichier est abîmé et illisible. Envoyez une autre copie.',
  'error.FILES_IMAGE_TOO_LARGE': 'L’image est trop grande : plus de {most, number} points. Réduisez-la et renvoyez-la.',
  'error.FILES_UNKNOWN_PERMISSION': 'La permission que demande ce fichier n’existe pas dans le centre.',
  'operation.keep': 'A conservé un fichier',
  'operation.attach': 'A joint un fichier à une fiche',
  'operation.remove': 'A retiré un fichier',
}
