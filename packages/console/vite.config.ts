import { defaultClientConditions, defineConfig } from 'vite'

// Never Lit's development build, whoever starts this: a test runner sets NODE_ENV to `test`, and Vite would follow it.
const conditions = defaultClientConditions.map((one) => (one === 'development|production' ? 'production' : one))

// Two entries: the page, and the facade through which screens of plugins share what the page uses. `strict` keeps the
// names that the facade exports; the code behind them stands once, in a chunk that both import.
export default defineConfig({
  base: '/console/',
  resolve: { conditions: ['milpa:source', ...conditions] },
  build: {
    outDir: 'dist/app',
    target: 'es2022',
    sourcemap: false,
    cssMinify: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { main: 'index.html', shared: 'src/shared.ts' },
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: ({ name }) => (name === 'shared' ? 'shared.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
})
