import { existsSync, readFileSync } from 'node:fs'
import { ChainFileError, checkReceipt } from '@milpa/core/portability'
import type { Context } from '../command.ts'
import { exit, Refusal, type ExitCode } from '../exit.ts'
import { fileLines } from './file-lines.ts'
import { word } from './given.ts'

/** `milpa ledger check-receipt RECEIPT CHAIN`: needs no database and no centre. */
export async function checkingReceipt(context: Context): Promise<ExitCode> {
  const { terminal, say } = context
  const [path, chain] = [word(context, 1, 'RECEIPT'), word(context, 2, 'CHAIN')]
  if (!existsSync(path)) throw new Refusal(exit.storage, 'fileMissing', { path })
  try {
    const checked = await checkReceipt(json(path), fileLines(chain))
    const { transfers, blocks, hash } = checked
    terminal.result(checked, [
      say('ledger.chainWhole', { transfers, blocks }),
      ...(hash === null ? [] : [say('ledger.newest', { number: blocks, hash })]),
      say(`ledger.verdict.${checked.verdict}`),
    ])
    return checked.verdict === 'proved' ? exit.ok : exit.failedCheck
  } catch (error) {
    if (!(error instanceof ChainFileError)) throw error
    const { line, fault, detail } = error
    const facts = { line, fault: say(`ledger.fault.${fault}`), detail }
    terminal.result({ verdict: 'chain-broken', fault, line, detail }, [say('ledger.chainBroken', facts)])
    return exit.failedCheck
  }
}

function json(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
