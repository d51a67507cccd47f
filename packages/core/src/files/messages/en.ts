import type { es } from './es.ts'

export const en: Record<keyof typeof es, string> = {
  'permission.upload': 'Upload and remove files',
  'permission.read': 'See files',
  'permission.keep': 'Record a stored file (the system only)',
  'error.FILES_KIND_REFUSED':
    'We do not take files of this kind. Send a JPEG, PNG or WebP picture, a PDF, or a CSV or XLSX sheet.',
  'error.FILES_MISLABELLED':
    'The content is {found}, but the label says otherwise. Correct the name and send it again.',
  'error.FILES_DAMAGED': 'The file is damaged and cannot be read. Send another copy.',
  'error.FILES_IMAGE_TOO_LARGE':
    'The image is too large: more than {most, number} points. Reduce it and send it again.',
  'error.FILES_UNKNOWN_PERMISSION': 'The permission that this file asks for does not exist in the centre.',
  'operation.keep': 'Stored a file',
  'operation.attach': 'Attached a file to a record',
  'operation.remove': 'Removed a file',
}
