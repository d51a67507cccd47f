import '@milpa/ui/components/figure'
import { html, type TemplateResult } from 'lit'
import type { Import } from '../api/imports.ts'
import { say } from '../words/say.ts'
import { writeNumber } from '../words/write.ts'

/** What an import made, or would make. */
export function importFigures({ created, changed, unchanged, bad, similar, warned, status }: Import): TemplateResult {
  const past = status === 'done' || status === 'running'
  const figures = [
    [past ? 'import.created' : 'import.willCreate', created],
    [past ? 'import.changed' : 'import.willChange', changed],
    ['import.unchanged', unchanged],
    ['import.badCount', bad],
    ['import.similarCount', similar],
    ...(warned > 0 ? ([['import.warnedCount', warned]] as const) : []),
  ] as const
  return html`<section class="panel">
    <div class="figures">
      ${figures.map(([label, value]) => html`<milpa-figure label=${say(label)} value=${writeNumber(value)}></milpa-figure>`)}
    </div>
  </section>`
}
