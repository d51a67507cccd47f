/**
 * Tests of a plugin as Milpa runs its own: real processes, and time for the database engines to start.
 *
 *     // vitest.config.ts
 *     import { pluginTests } from '@milpa/plugin-kit/vitest'
 *     import { defineConfig } from 'vitest/config'
 *     export default defineConfig(pluginTests)
 */
export const pluginTests = {
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    pool: 'forks' as const,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
}
