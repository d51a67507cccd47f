import type { es } from './es.ts'

export const en: Record<keyof typeof es, string> = {
  'permission.run': 'Import files of enterprises',
  'permission.mappings': 'Say how the columns of files are read',
  'kept-rows': 'Rows of imported files that nobody corrected are erased after 30 days.',
  'error.IMPORTS_MAPPING_UNKNOWN': 'There is no such way of reading columns. Choose one from the list.',
  'error.IMPORTS_MAPPING_SHIPPED': 'That way of reading columns comes with Milpa. Save yours under another name.',
  'error.IMPORTS_NOT_RECOGNISED': 'We do not recognise the columns of this file. Say which way of reading to use.',
  'error.IMPORTS_NO_NAME_COLUMN': 'The file has no column “{column}”. Nothing can be registered without a name.',
  'error.IMPORTS_OUT_OF_ORDER': 'The rows arrived out of order. Send part {expected, number}.',
  'error.IMPORTS_NOT_NOW': 'The import is at another step ({status}). Reload the page and go on from there.',
  'error.IMPORTS_FILE_FAULTY': 'The file is cut off. Download it again, or confirm that you want what arrived.',
  'error.IMPORTS_REHEARSED': 'Nothing was stored: it was a trial.',
  'error.IMPORTS_NOT_A_REGISTER': 'Only what comes from a public register is published on import.',
  'problem.REQUIRED': 'The name of the enterprise is missing.',
  'problem.TOO_LONG': 'The text is too long. Shorten it.',
  'problem.NOT_ACCEPTED': 'This does not have the expected form.',
  'problem.NOT_A_NUMBER': 'A number was expected, such as 19.7266.',
  'problem.NOT_A_CODE': 'A code of {digits, number} digits was expected.',
  'problem.NOT_A_DATE': 'A date was expected, such as 2024, 2024-03 or 15/03/2024.',
  'problem.NOT_A_CHOICE': 'One of these words was expected: {choices}.',
  'problem.NOT_YES_OR_NO': 'Yes or no was expected.',
  'problem.HALF_A_PLACE': 'Latitude or longitude is missing. Write both, or neither.',
  'problem.ROW_REPEATED': 'Repeats the row on line {line, number}.',
  'problem.RESEMBLES':
    'Resembles {records, plural, one {a record} other {# records}} we have. Compare before registering.',
  'problem.TABULAR_ROW_SHORT': 'It has {cells, plural, one {# cell} other {# cells}}, and the header {columns}.',
  'problem.TABULAR_ROW_LONG':
    'It has {cells, plural, one {# cell} other {# cells}}, and the header {columns}. Look for a separator too many.',
  'problem.TABULAR_CELL_ERROR': 'The formula gave the error {error}. Correct it in your sheet.',
  'error.IMPORTS_NO_ROWS':
    'The file has no rows below its header. It is empty or was cut off: download or save it again.',
  'error.IMPORTS_FILE_UNREADABLE':
    '{fault, select, TABULAR_NUL_CHARACTER {Line {line, number}: there is a null character. If the file is UTF-16, save it as CSV UTF-8.} TABULAR_QUOTE_OPEN {Line {line, number} opens quotes and does not close them: the file was cut off. Download it again.} TABULAR_FILE_TRUNCATED {The file was cut off within its header. Download or save it again.} TABULAR_FILE_EMPTY {The file is empty. Choose another.} TABULAR_HEADER_MISSING {The file has no header. Write the names of the columns in the first line.} TABULAR_FORMAT_OLD_EXCEL {It is an old Excel, or one with a password. Save it as XLSX without password, or as CSV.} other {We could not read this file as a table. Save it as CSV or XLSX and try again.}}',
  'problem.CONTACT_UNREADABLE': 'It could not be read. The row is kept, and what this cell says stands in the notes.',
  'problem.FORMULA': 'It begins like a formula. It is kept as text: check whether you meant it.',
  'problem.TABULAR_QUOTE_OPEN':
    'The row that begins in line {line, number} opens quotes and does not close them. The file may be cut off: download it again or correct that row.',
  'problem.TABULAR_FILE_TRUNCATED': 'The file is cut off in line {line, number}. Download or save it again.',
  'problem.TABULAR_FILE_DAMAGED': 'The file is damaged and could not be read to its end. Save it again.',
  'problem.TABULAR_FILE_TOO_LARGE': 'The file takes too much room when opened. Save it as CSV or split it.',
  'problem.TABULAR_FILE_UNREADABLE': 'The file could not be read to its end. Bring it again.',
  'problem.TABULAR_ENCODING_INVALID':
    'Line {line, number}: there are letters in another encoding. Save the file as CSV UTF-8.',
  'problem.TABULAR_NUL_CHARACTER':
    'Line {line, number}: there is a null character. If the file is UTF-16, save it as CSV UTF-8.',
  'problem.TABULAR_CELL_TOO_LONG': 'Line {line, number}: a text has more than {limit, number} characters. Shorten it.',
  'problem.TABULAR_ROW_TOO_LONG':
    'The row that begins in line {line, number} is too long. Look for quotes that are not closed.',
  'problem.TABULAR_TOO_MANY_COLUMNS':
    'Line {line, number}: there are more than {limit, number} columns. Take the surplus away.',
  'operation.begin': 'Began an import',
  'operation.read-as': 'Changed how an import is read',
  'operation.add-rows': 'Sent rows of an import',
  'operation.end-rows': 'Finished sending an import',
  'operation.check': 'Tried an import',
  'operation.confirm': 'Confirmed an import',
  'operation.resume': 'Went on with an import',
  'operation.discard': 'Threw away an import',
  'operation.tidy': 'Tidied old imports',
  'operation.take-chunk': 'Worked through a part of an import',
  'operation.rehearse': 'Rehearsed an import',
  'operation.save-mapping': 'Saved a way to read files',
  'operation.remove-mapping': 'Removed a way to read files',
}
