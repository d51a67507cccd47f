export const es = {
  'permission.run': 'Importar archivos de emprendimientos',
  'permission.mappings': 'Decir cómo se leen las columnas de los archivos',
  'kept-rows': 'Las filas de archivos importados que nadie corrigió se borran a los 30 días.',
  'error.IMPORTS_MAPPING_UNKNOWN': 'No existe esa forma de leer columnas. Elija una de la lista.',
  'error.IMPORTS_MAPPING_SHIPPED': 'Esa forma de leer columnas viene con Milpa. Guarde la suya con otro nombre.',
  'error.IMPORTS_NOT_RECOGNISED': 'No reconocemos las columnas de este archivo. Diga qué forma de leerlas usar.',
  'error.IMPORTS_NO_NAME_COLUMN': 'El archivo no tiene la columna «{column}». Sin nombre no se puede registrar.',
  'error.IMPORTS_OUT_OF_ORDER': 'Las filas llegaron en desorden. Envíe la parte {expected, number}.',
  'error.IMPORTS_NOT_NOW': 'La importación está en otro paso ({status}). Actualice la página y siga desde ahí.',
  'error.IMPORTS_FILE_FAULTY': 'El archivo está cortado. Descárguelo otra vez, o confirme que quiere lo que llegó.',
  'error.IMPORTS_REHEARSED': 'No se guardó nada: era una prueba.',
  'error.IMPORTS_NOT_A_REGISTER': 'Solo lo que viene de un registro público se publica al importar.',
  'problem.REQUIRED': 'Falta el nombre del emprendimiento.',
  'problem.TOO_LONG': 'El texto es demasiado largo. Acórtelo.',
  'problem.NOT_ACCEPTED': 'Este dato no tiene la forma que se espera.',
  'problem.NOT_A_NUMBER': 'Se esperaba un número, como 19.7266.',
  'problem.NOT_A_CODE': 'Se esperaba una clave de {digits, number} cifras.',
  'problem.NOT_A_DATE': 'Se esperaba una fecha, como 2024, 2024-03 o 15/03/2024.',
  'problem.NOT_A_CHOICE': 'Se esperaba una de estas palabras: {choices}.',
  'problem.NOT_YES_OR_NO': 'Se esperaba sí o no.',
  'problem.HALF_A_PLACE': 'Falta la latitud o la longitud. Escriba las dos, o ninguna.',
  'problem.ROW_REPEATED': 'Repite la fila de la línea {line, number}.',
  'problem.RESEMBLES':
    'Se parece a {records, plural, one {un registro} other {# registros}} que ya tenemos. Compárelos antes de registrar.',
  'problem.TABULAR_ROW_SHORT': 'Tiene {cells, plural, one {# celda} other {# celdas}} y el encabezado {columns}.',
  'problem.TABULAR_ROW_LONG':
    'Tiene {cells, plural, one {# celda} other {# celdas}} y el encabezado {columns}. Revise si sobra un separador.',
  'problem.TABULAR_CELL_ERROR': 'La fórmula dio el error {error}. Corríjala en su hoja.',
  'error.IMPORTS_NO_ROWS':
    'El archivo no tiene filas debajo del encabezado. Está vacío o cortado: descárguelo o guárdelo otra vez.',
  'error.IMPORTS_FILE_UNREADABLE':
    '{fault, select, TABULAR_NUL_CHARACTER {Línea {line, number}: hay un carácter nulo. Si el archivo es UTF-16, guárdelo como CSV UTF-8.} TABULAR_QUOTE_OPEN {La línea {line, number} abre comillas y no las cierra: el archivo está cortado. Descárguelo otra vez.} TABULAR_FILE_TRUNCATED {El archivo está cortado en el encabezado. Descárguelo o guárdelo otra vez.} TABULAR_FILE_EMPTY {El archivo está vacío. Elija otro.} TABULAR_HEADER_MISSING {El archivo no tiene encabezado. Escriba los nombres de las columnas en la primera línea.} TABULAR_FORMAT_OLD_EXCEL {Es un Excel antiguo o con contraseña. Guárdelo como XLSX sin contraseña, o como CSV.} other {No pudimos leer este archivo como tabla. Guárdelo como CSV o XLSX y vuelva a intentarlo.}}',
  'problem.CONTACT_UNREADABLE': 'No se pudo leer. La fila se guarda, y lo que dice esta celda queda en las notas.',
  'problem.FORMULA': 'Empieza como una fórmula. Se guarda como texto: revise si es lo que quería.',
  'problem.TABULAR_QUOTE_OPEN':
    'La fila que empieza en la línea {line, number} abre comillas y no las cierra. El archivo puede estar cortado: descárguelo otra vez o corrija esa fila.',
  'problem.TABULAR_FILE_TRUNCATED':
    'El archivo está cortado en la línea {line, number}. Descárguelo o guárdelo otra vez.',
  'problem.TABULAR_FILE_DAMAGED': 'El archivo está dañado y no se pudo leer hasta el final. Guárdelo otra vez.',
  'problem.TABULAR_FILE_TOO_LARGE': 'El archivo ocupa demasiado al abrirse. Guárdelo como CSV o divídalo en partes.',
  'problem.TABULAR_FILE_UNREADABLE': 'No se pudo leer el archivo hasta el final. Tráigalo otra vez.',
  'problem.TABULAR_ENCODING_INVALID':
    'Línea {line, number}: hay letras en otra codificación. Guarde el archivo como CSV UTF-8.',
  'problem.TABULAR_NUL_CHARACTER':
    'Línea {line, number}: hay un carácter nulo. Si el archivo es UTF-16, guárdelo como CSV UTF-8.',
  'problem.TABULAR_CELL_TOO_LONG': 'Línea {line, number}: un texto pasa de {limit, number} caracteres. Acórtelo.',
  'problem.TABULAR_ROW_TOO_LONG':
    'La fila que empieza en la línea {line, number} es demasiado larga. Busque unas comillas sin cerrar.',
  'problem.TABULAR_TOO_MANY_COLUMNS':
    'Línea {line, number}: hay más de {limit, number} columnas. Quite las que sobran.',
} as const
