import { defineConfig } from 'vitest/config'

export default defineConfig({
  ssr: { resolve: { conditions: ['milpa:source'] } },
  test: { include: ['**/test/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 30_000 },
})
