import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    // The content security policy allows files of our own and no `data:` addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // The console, the window for a fresh proof, a telephone to try the line with, and what is pushed to.
      input: ['index.html', 'proof.html', 'dial.html', 'worker/worker.ts'].map(
        (page) => `${import.meta.dirname}/${page}`,
      ),
      output: {
        // One file of what three parts share: many small ones weigh more.
        codeSplitting: { groups: [{ name: 'common', minShareCount: 3 }] },
        // The worker is known by its address, which must be the same after every build.
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
