import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PageStart, PageWords, StillStart } from '../shared/wire/visitor.ts'
import type { BuiltPage } from './channels/webchat/pageRoutes.ts'

interface Assets {
  script: string
  style: string
}

interface Renderer {
  renderPage(start: PageStart, assets: Assets, newId: () => string): string
  renderStill(start: StillStart, assets: Assets, newId: () => string): string
  renderLeft(left: { words: PageWords; leaveTo?: string }): string
}

/** The built console and dial page. */
export const consoleFolder = fileURLToPath(new URL('../dist/console', import.meta.url))

/** The visitor's page as `npm run build` left it. */
export async function loadPage(newId: () => string): Promise<BuiltPage> {
  const folder = fileURLToPath(new URL('../dist/page', import.meta.url))
  const built = new URL('../dist/page-server/render.js', import.meta.url).href
  const { renderPage, renderStill, renderLeft } = (await import(built)) as Renderer
  const assets = readAssets(folder)
  return {
    files: readFiles(folder),
    render: (start) => renderPage(start, assets, newId),
    renderStill: (start) => renderStill(start, assets, newId),
    renderLeft,
  }
}

/** What browsers load. The manifest stays here: it names our source files. */
const readFiles = (folder: string) =>
  new Map(readdirSync(`${folder}/assets`).map((name) => [`/assets/${name}`, readFileSync(`${folder}/assets/${name}`)]))

/** Names of the built files, from Vite's manifest. */
function readAssets(folder: string): Assets {
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as Record<
    string,
    { file: string; isEntry?: boolean; css?: string[] }
  >
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry)
  if (!entry) throw new Error('the page is not built whole: run `npm run build`')
  return { script: `/${entry.file}`, style: `/${entry.css?.[0] ?? ''}` }
}
