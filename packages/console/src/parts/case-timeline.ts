import type { IconName } from '@milpa/ui/icons'
import type { TimelineEntry } from '../api/cases.ts'
import { say } from '../words/say.ts'
import { writeMoney, writeNumber } from '../words/write.ts'
import { scaleOf } from './service-words.ts'

/** Icon, tone, heading and text of what happened. */
export function told(entry: TimelineEntry): readonly [IconName, string, string, string] {
  if (entry.type === 'step') {
    const { to, reason } = entry.step
    return ['chevron-right', 'bean', say(`case.status.${to}`), reason ?? '']
  }
  if (entry.type === 'outcome') {
    const { kind, words, figureName, figureBefore, figureAfter, figureCurrency } = entry.outcome
    const write = (value: number) =>
      figureCurrency ? writeMoney(value, figureCurrency, scaleOf(figureCurrency)) : writeNumber(value)
    const figures =
      figureName !== null && figureBefore !== null && figureAfter !== null
        ? `${figureName}: ${write(figureBefore)} → ${write(figureAfter)}`
        : ''
    return ['star', 'leaf', say(`outcome.kind.${kind}`), [words, figures].filter(Boolean).join('\n')]
  }
  const { kind, contactMinutes, notes } = entry.contact
  const signs = { visit: 'walk', office: 'home', call: 'phone', message: 'message', group: 'users' } as const
  return [
    signs[kind],
    'maize',
    say('case.contact', { way: say(`contactWay.${kind}`), minutes: contactMinutes }),
    notes ?? '',
  ]
}
