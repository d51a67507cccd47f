import { type Browser, chromium } from 'playwright-core'

const off = ['background-networking', 'component-update', 'sync', 'quic'].map((what) => `--disable-${what}`)

/** The browser of the machine; CHROMIUM names another one. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--no-first-run', ...off],
  })
