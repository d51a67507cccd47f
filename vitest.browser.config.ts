import { defineConfig } from 'vitest/config'
import base from './vitest.config.ts'

/** Tests that drive a real Chromium; each starts what it needs on the loopback interface. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['{packages,plugins,examples}/*/test/**/*.browser.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    fileParallelism: false,
    testTimeout: 60_000,
  },
})
