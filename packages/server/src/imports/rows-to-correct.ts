import { imports, type Door, type Language, type Milpa } from '@milpa/core'
import { writeCsv } from '@milpa/tabular'
import { sentenceOf } from './sentence.ts'

const headings = {
  es: ['línea', 'motivo'],
  en: ['line', 'reason'],
  pt: ['linha', 'motivo'],
  fr: ['ligne', 'raison'],
} as const

/**
 * The rows that an import did not take, as a CSV to correct and bring again: the columns of the file, and two of ours
 * that say which line it was and what is wrong. Formulas in cells do not run.
 */
export function rowsToCorrect(milpa: Milpa, door: Door, id: string, header: readonly string[], language: Language) {
  const [line, reason] = headings[language].map((heading) => `${imports.ownColumnPrefix} ${heading}`)
  const width = header.length
  async function* rows() {
    let after: string | undefined
    do {
      const page = await milpa.ask(
        imports.findings,
        { id, kind: 'bad', limit: 200, ...(after === undefined ? {} : { after }) },
        door,
      )
      for (const { cells, problems, line } of page.items) {
        const whole = Array.from({ length: width }, (_, at) => cells[at] ?? '')
        // What hung over a row that was too long is kept with the reason: nothing is lost.
        const over = cells.slice(width).filter((cell) => cell !== '')
        const why = problems.map((problem) => sentenceOf(milpa, problem, language))
        yield [...whole, line, [...why, ...over].join(' · ')]
      }
      after = page.next
    } while (after !== undefined)
  }
  return writeCsv([...header, line!, reason!], rows(), { byteOrderMark: 'present' })
}
