export const en = {
  'tabular.fileUnreadable': 'The file could not be opened. Check that it exists and that you may read it.',
  'tabular.fileEmpty': 'The file is empty. Choose another.',
  'tabular.fileTruncated':
    'The file is cut off: it ends {line, plural, =0 {before the first whole row} other {at line #}}. Download or save it again.',
  'tabular.fileDamaged': 'The file is damaged. Open it in your spreadsheet, save it again and retry.',
  'tabular.fileTooLarge': 'The file takes too much room when opened. Save it as CSV or split it.',
  'tabular.formatUnknown': 'This file is not a table. Save it as XLSX or CSV.',
  'tabular.formatOldExcel':
    'This is an old Excel file, or has a password. Save it as XLSX without password, or as CSV.',
  'tabular.needsFile': 'An XLSX cannot be read while it arrives. Save it as a file first.',
  'tabular.sheetUnknown': 'The workbook has no sheet “{sheet}”. Choose one from its list.',
  'tabular.encodingUnknown': 'We do not know the encoding “{encoding}”. Use utf-8, utf-16le, utf-16be or iso-8859-1.',
  'tabular.encodingInvalid':
    'Line {line}: some letters are in another encoding. Say which the file uses, for example iso-8859-1.',
  'tabular.nulCharacter':
    'Line {line}: there is a null character. If the file is UTF-16, say so; otherwise save it again.',
  'tabular.quoteOpen':
    'The row that starts on line {line} opens a quote and never closes it. Correct it or download the file again.',
  'tabular.cellTooLong':
    'Line {line}, column {column}: the text is longer than {limit, number} characters. Shorten it.',
  'tabular.rowTooLong': 'The row that starts on line {line} is too long. Look for a quote that is not closed.',
  'tabular.tooManyColumns': 'Line {line}: there are more than {limit, number} columns. Remove those not needed.',
  'tabular.tooManyRows': 'An Excel sheet holds {limit, number} rows. Use CSV or split the table.',
  'tabular.headerMissing': 'There is no header on line {line} or below. Say which line holds the names of the columns.',
  'tabular.headerNameless': 'Column {column} has no name. We call it by its number.',
  'tabular.headerRepeated': 'Column {column} repeats the name “{name}”. We added a number to it.',
  'tabular.rowShort':
    'Line {line}: it has {cells, plural, one {# cell} other {# cells}} and the header {columns}. Check whether something is missing.',
  'tabular.rowLong':
    'Line {line}: it has {cells, plural, one {# cell} other {# cells}} and the header {columns}. Check for a separator too many.',
  'tabular.cellError': 'Line {line}, column {column}: the formula gave the error {error}. Correct it in your sheet.',
} as const
