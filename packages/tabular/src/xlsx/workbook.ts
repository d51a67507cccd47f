import { TabularError } from '../error.ts'
import type { TableLimits } from '../limits.ts'
import type { RawRows } from '../raw-row.ts'
import { kindOfFormat, type NumberKind } from './number-format.ts'
import { openPackage, type XlsxPackage } from './package.ts'
import { NO_SHARED_STRINGS, readSharedStrings, type SharedStrings } from './shared-strings.ts'
import { readSheet } from './sheet.ts'
import { parseSmallXml } from './xml.ts'

/** A workbook whose sheets can be read, one after the other. */
export interface Workbook {
  readonly sheets: readonly string[]
  /** A sheet by name or by place from 1. @throws TabularError TABULAR_SHEET_UNKNOWN */
  openSheet(sheet: string | number): Promise<{ readonly name: string; readonly rows: RawRows }>
  close(): void
}

/** What cells refer to. */
export interface WorkbookContext {
  readonly strings: SharedStrings
  /** Kind of number for each cell style. */
  readonly styles: readonly NumberKind[]
  readonly dateSystem: 1900 | 1904
}

interface SheetEntry {
  readonly name: string
  readonly part: string
}

/** Opens a workbook: its list of sheets is read, nothing else. */
export async function openWorkbook(
  source: { readonly path: string } | { readonly bytes: Uint8Array },
  limits: TableLimits,
): Promise<Workbook> {
  const parts = await openPackage(source, limits)
  try {
    const main = (await readRelations(parts, '')).find(({ type }) => type === 'officeDocument')?.target
    const path = main ?? 'xl/workbook.xml'
    if (!parts.has(path)) throw new TabularError('TABULAR_FORMAT_UNKNOWN')
    const relations = await readRelations(parts, path)
    const { sheets, dateSystem } = await readWorkbookPart(parts, path, relations)
    if (sheets.length === 0) throw new TabularError('TABULAR_FORMAT_UNKNOWN')
    const partOf = (type: string): string | undefined => relations.find((each) => each.type === type)?.target
    return {
      sheets: sheets.map(({ name }) => name),
      close: () => parts.close(),
      openSheet: async (wanted) => {
        const sheet = sheets.find(({ name }, at) => name === wanted || at + 1 === wanted)
        if (sheet === undefined) {
          throw new TabularError('TABULAR_SHEET_UNKNOWN', { data: { sheet: String(wanted).slice(0, 80) } })
        }
        const strings = partOf('sharedStrings')
        const styles = partOf('styles')
        const context: WorkbookContext = {
          strings: strings === undefined ? NO_SHARED_STRINGS : await readSharedStrings(parts.read(strings), limits),
          styles: styles === undefined ? [] : await readStyles(parts, styles),
          dateSystem,
        }
        return { name: sheet.name, rows: readSheet(parts.read(sheet.part), context, limits) }
      },
    }
  } catch (error) {
    parts.close()
    throw error
  }
}

interface Relation {
  readonly id: string
  /** Last step of the relation's URI: the transitional and the strict edition differ in all before it. */
  readonly type: string
  readonly target: string
}

async function readRelations(parts: XlsxPackage, part: string): Promise<readonly Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`
  if (!parts.has(name)) return []
  const relations: Relation[] = []
  await parseSmallXml(parts.read(name), {
    open(element, { Id: id, Type: type, Target: target, TargetMode: mode }) {
      if (element !== 'Relationship' || id === undefined || type === undefined || target === undefined) return
      if (mode === 'External') return
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolve(folder, target) })
    },
  })
  return relations
}

function resolve(folder: string, target: string): string {
  return new URL(target, `zip:///${folder}`).pathname.slice(1)
}

async function readWorkbookPart(
  parts: XlsxPackage,
  path: string,
  relations: readonly Relation[],
): Promise<{ readonly sheets: readonly SheetEntry[]; readonly dateSystem: 1900 | 1904 }> {
  const sheets: SheetEntry[] = []
  let dateSystem: 1900 | 1904 = 1900
  await parseSmallXml(parts.read(path), {
    open(element, attributes) {
      if (element === 'workbookPr' && ['1', 'true'].includes(attributes['date1904'] ?? '')) dateSystem = 1904
      if (element !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      const relation = relations.find((each) => each.id === id)
      // A chart sheet has no cells.
      if (relation?.type === 'worksheet') sheets.push({ name: attributes['name'] ?? '', part: relation.target })
    },
  })
  return { sheets, dateSystem }
}

async function readStyles(parts: XlsxPackage, path: string): Promise<readonly NumberKind[]> {
  const codes = new Map<number, string>()
  const kinds: NumberKind[] = []
  let inCellFormats = false
  await parseSmallXml(parts.read(path), {
    open(element, attributes) {
      if (element === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (element === 'cellXfs') inCellFormats = true
      else if (element === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0)
        kinds.push(kindOfFormat(id, codes.get(id)))
      }
    },
    close(element) {
      if (element === 'cellXfs') inCellFormats = false
    },
  })
  return kinds
}
