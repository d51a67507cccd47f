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
  'error.IMPORTS_FILE_UNREADABLE': 'We could not read this file as a table. Save it as CSV or XLSX and try again.',
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
}
