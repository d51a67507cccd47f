import { ZipFile } from 'yazl'

import { gather } from './tables.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A zip of parts given as text. */
export async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content as string), name)
  zip.end()
  return await gather(zip.outputStream as unknown as AsyncIterable<Uint8Array>)
}

export interface WorkbookParts {
  /** Content of `sheetData` for each sheet, by name. */
  readonly sheets: Readonly<Record<string, string>>
  /** Content of `sst`. */
  readonly strings?: string
  /** Content of `styleSheet`. */
  readonly styles?: string
  readonly workbookPr?: string
  /** Whole parts that take the place of others. */
  readonly parts?: Readonly<Record<string, string>>
}

/** A workbook as other programs write it, from its telling parts. */
export async function workbookOf({ sheets, strings, styles, workbookPr = '', parts }: WorkbookParts): Promise<Buffer> {
  const names = Object.keys(sheets)
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  return await zipOf({
    '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbookPr}<sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, at) => relation(`s${at}`, 'worksheet', `worksheets/s${at}.xml`))
      .join(
        '',
      )}${relation('st', 'styles', 'styles.xml')}${relation('ss', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/s${at}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles ?? ''}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings ?? ''}</sst>`,
    ...parts,
  })
}
