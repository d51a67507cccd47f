export const es = {
  'tabular.fileUnreadable': 'No se pudo abrir el archivo. Revise que exista y que usted pueda leerlo.',
  'tabular.fileEmpty': 'El archivo está vacío. Elija otro.',
  'tabular.fileTruncated':
    'El archivo está cortado: llega {line, plural, =0 {sin ninguna fila completa} other {hasta la línea #}}. Descárguelo o guárdelo otra vez.',
  'tabular.fileDamaged':
    'El archivo está dañado. Ábralo en su hoja de cálculo, guárdelo otra vez y vuelva a intentarlo.',
  'tabular.fileTooLarge': 'El archivo ocupa demasiado al abrirse. Guárdelo como CSV o divídalo en partes.',
  'tabular.formatUnknown': 'Este archivo no es una tabla. Guárdelo como XLSX o CSV.',
  'tabular.formatOldExcel': 'Es un Excel antiguo o con contraseña. Guárdelo como XLSX sin contraseña, o como CSV.',
  'tabular.needsFile': 'Un XLSX no puede leerse mientras llega. Guárdelo primero como archivo.',
  'tabular.sheetUnknown': 'El libro no tiene la hoja «{sheet}». Elija una de su lista.',
  'tabular.encodingUnknown': 'No conocemos la codificación «{encoding}». Use utf-8, utf-16le, utf-16be o iso-8859-1.',
  'tabular.encodingInvalid':
    'Línea {line}: hay letras en otra codificación. Indique la codificación del archivo, por ejemplo iso-8859-1.',
  'tabular.nulCharacter':
    'Línea {line}: hay un carácter nulo. Si el archivo es UTF-16, indíquelo; si no, guárdelo otra vez.',
  'tabular.quoteOpen':
    'La fila que empieza en la línea {line} abre comillas y no las cierra. Corríjala o descargue otra vez el archivo.',
  'tabular.cellTooLong': 'Línea {line}, columna {column}: el texto pasa de {limit, number} caracteres. Acórtelo.',
  'tabular.rowTooLong': 'La fila que empieza en la línea {line} es demasiado larga. Busque unas comillas sin cerrar.',
  'tabular.tooManyColumns': 'Línea {line}: hay más de {limit, number} columnas. Quite las que sobran.',
  'tabular.tooManyRows': 'Una hoja de Excel admite {limit, number} filas. Use CSV o divida la tabla.',
  'tabular.headerMissing':
    'No hay encabezado en la línea {line} ni después. Indique en qué línea están los nombres de las columnas.',
  'tabular.headerNameless': 'La columna {column} no tiene nombre. La llamamos por su número.',
  'tabular.headerRepeated': 'La columna {column} repite el nombre «{name}». Le añadimos un número.',
  'tabular.rowShort':
    'Línea {line}: tiene {cells, plural, one {# celda} other {# celdas}} y el encabezado {columns}. Revise si falta algo.',
  'tabular.rowLong':
    'Línea {line}: tiene {cells, plural, one {# celda} other {# celdas}} y el encabezado {columns}. Revise si sobra un separador.',
  'tabular.cellError': 'Línea {line}, columna {column}: la fórmula dio el error {error}. Corríjala en su hoja.',
} as const
