import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/**
 * Whether Chromium is there. Without it tests that need one are skipped with a warning; under `CI=true` its absence
 * fails, so that "green" never means "not run".
 */
export function hasChromium(): boolean {
  if (existsSync(executablePath)) return true
  const sentence = `There is no Chromium at ${executablePath} (set CHROMIUM): browser tests are skipped.`
  if (process.env.CI === 'true') throw new Error(sentence)
  process.emitWarning(sentence)
  return false
}

/** Chromium without its own calls to the network, which a test must not wait for. */
export function launchChromium(): Promise<Browser> {
  const off = ['background-networking', 'component-update', 'sync', 'quic'].map((what) => `--disable-${what}`)
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run', ...off] })
}
