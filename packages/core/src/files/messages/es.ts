export const es = {
  'permission.upload': 'Subir y quitar archivos',
  'permission.read': 'Ver archivos',
  'permission.keep': 'Registrar un archivo ya guardado (solo el sistema)',
  'error.FILES_KIND_REFUSED':
    'No recibimos archivos de este tipo. Envíe una foto JPEG, PNG o WebP, un PDF, o una hoja CSV o XLSX.',
  'error.FILES_MISLABELLED':
    'El contenido es {found}, pero el nombre dice otra cosa. Corrija el nombre y envíelo de nuevo.',
  'error.FILES_DAMAGED': 'El archivo está dañado y no se puede leer. Envíe otra copia.',
  'error.FILES_IMAGE_TOO_LARGE':
    'La imagen es demasiado grande: más de {most, number} puntos. Redúzcala y envíela de nuevo.',
  'error.FILES_UNKNOWN_PERMISSION': 'El permiso que pide este archivo no existe en el centro.',
  'operation.keep': 'Guardó un archivo',
  'operation.attach': 'Unió un archivo a una ficha',
  'operation.remove': 'Quitó un archivo',
} as const
