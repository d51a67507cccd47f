import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ledger } from '@milpa/core'
import { exportFormats } from '@milpa/core/portability'
import { ledgerPieces } from '@milpa/server'
import type { Context } from '../command.ts'
import { exit, Refusal } from '../exit.ts'
import { centreOf, operatorDoor, withHost } from '../open.ts'
import { chosen, word } from './given.ts'

/** `milpa ledger export FILE`: the whole ledger in one of its forms. The file appears when it is whole. */
export async function exporting(context: Context): Promise<void> {
  const { terminal, say } = context
  const target = resolve(word(context, 1, 'FILE'))
  const format = chosen(context, 'format', exportFormats, 'jsonl')
  if (existsSync(target)) throw new Refusal(exit.storage, 'fileExists', { path: target })
  await withHost(context, { migrations: 'refuse' }, async (opened) => {
    const centre = await centreOf(context, opened)
    const facts = await opened.milpa.ask(ledger.exportFacts, { format }, operatorDoor(centre))
    const progress = terminal.progress(say('ledger.exporting'))
    const pieces = ledgerPieces(opened.milpa, centre, format, (rows, total) => progress.update(rows, total))
    const part = `${target}.part`
    try {
      await pipeline(Readable.from(pieces), createWriteStream(part))
    } catch (error) {
      rmSync(part, { force: true })
      throw error
    } finally {
      progress.end()
    }
    renameSync(part, target)
    const shown = { target, transfers: facts.transfers, accounts: facts.accounts }
    const seals = facts.hash === null ? [] : [say('ledger.newest', { number: facts.blocks, hash: facts.hash })]
    terminal.result({ ...facts, target }, [say('ledger.exported', shown), ...(format === 'jsonl' ? seals : [])])
  })
}
