import { defineConfig } from 'vite'

/** Two builds of one page: the browser's half, and with `--ssr` the half that writes the first screen on the server. */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: true },
  build: {
    outDir: isSsrBuild ? '../../../../dist/page-server' : '../../../../dist/page',
    emptyOutDir: true,
    target: isSsrBuild ? 'node24' : 'es2022',
    manifest: isSsrBuild ? false : 'manifest.json',
    // The content security policy allows files of our own and no `data:` addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: isSsrBuild ? { input: { render: 'server.tsx' } } : { input: { page: 'client.tsx' } },
  },
}))
