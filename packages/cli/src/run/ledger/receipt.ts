import { writeFileSync } from 'node:fs'
import { ledger } from '@milpa/core'
import type { Context } from '../command.ts'
import { centreOf, operatorDoor, withHost } from '../open.ts'
import { word } from './given.ts'

/** `milpa ledger receipt ID [FILE]`: what proves a transfer; onto the terminal, or into a file. */
export async function receipting(context: Context): Promise<void> {
  const { terminal, say, words } = context
  const id = word(context, 1, 'ID')
  await withHost(context, { migrations: 'refuse' }, async (opened) => {
    const door = operatorDoor(await centreOf(context, opened))
    const receipt = await opened.milpa.ask(ledger.receipt, { id }, door)
    const target = words[2]
    const seal = say(receipt.block ? 'ledger.receiptSealed' : 'ledger.receiptOpen', {
      number: receipt.block?.number ?? 0,
    })
    if (target === undefined) return terminal.result(receipt, [JSON.stringify(receipt, undefined, 2)])
    writeFileSync(target, `${JSON.stringify(receipt, undefined, 2)}\n`, { flag: 'wx' })
    terminal.result({ target, sealed: receipt.block !== null }, [seal])
  })
}

/** `milpa ledger seal`: seals what was posted since the last block. */
export async function sealing(context: Context): Promise<void> {
  const { terminal, say } = context
  await withHost(context, { migrations: 'refuse' }, async (opened) => {
    const door = operatorDoor(await centreOf(context, opened))
    const sealed = await opened.milpa.run(ledger.seal, {}, door)
    const { block } = sealed
    terminal.result(sealed, [block ? say('ledger.newest', { number: block.number, hash: block.hash }) : say('none')])
  })
}
