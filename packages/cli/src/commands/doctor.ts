import type { Command, Context } from '../run/command.ts'
import { checksOf, type Check } from '../run/checks.ts'
import { exit } from '../run/exit.ts'

const marks = { ok: '✓', warn: '!', fail: '✗' } as const

export const doctor: Command = {
  examples: ['milpa doctor', 'milpa doctor --json'],
  async run(context: Context) {
    const { terminal, say } = context
    const checks: Check[] = []
    for await (const check of checksOf(context)) checks.push(check)
    const told = checks.map(({ name, status, sentence, data }) => ({
      check: name,
      status,
      sentence: typeof sentence === 'string' ? say(sentence, data) : sentence.text,
    }))
    const worst = checks.some(({ status }) => status === 'fail')
    terminal.result(
      { ok: !worst, checks: told },
      told.map(({ status, sentence }) => `${marks[status]} ${sentence}`),
    )
    return worst ? exit.failedCheck : exit.ok
  },
}
