import { pluginTests } from '@milpa/plugin-kit/vitest'
import { defineConfig } from 'vitest/config'

export default defineConfig(pluginTests)
