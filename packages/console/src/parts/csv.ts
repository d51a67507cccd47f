/** Rows as CSV for spreadsheets: UTF-8 with its mark, CRLF, and formulas neutralised. */
export function csvOf(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): Blob {
  const text = [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
  return new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv;charset=utf-8' })
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // A cell that begins like a formula would be run by the spreadsheet that opens it.
  const text = /^[=+\-@\t\r]/.test(value) && !isPhone(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Phones in international form are no formula: plus, digits, single blanks, and `; ` between two of them. */
const isPhone = (value: string): boolean => /^\+[1-9]\d*(?: \d+)*(?:; \+[1-9]\d*(?: \d+)*)*$/.test(value)

/** Hands a file to the browser to keep. */
export function keepFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
