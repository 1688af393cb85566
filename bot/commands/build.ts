import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['bot/channels/webchat/page', 'console', 'shared', 'locales']
const stamp = join(root, 'dist/sources.sha256')

/** Builds the visitor's page and the console when their sources differ from what was built last. */
async function buildPages() {
  const wanted = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const { build } = await loadVite()
  process.stderr.write('Building the pages …\n')
  rmSync(stamp, { force: true })
  const page = join(root, 'bot/channels/webchat/page/vite.config.ts')
  const quiet = { logLevel: 'warn' } as const
  await build({ ...quiet, configFile: page })
  await build({ ...quiet, configFile: page, build: { ssr: true } })
  await build({ ...quiet, configFile: join(root, 'console/vite.config.ts') })
  writeFileSync(stamp, wanted)
}

function hashOfSources() {
  const hash = createHash('sha256')
  const files = sources.flatMap((folder) => filesIn(folder)).sort()
  for (const file of [...files, 'package-lock.json']) {
    const content = readFileSync(join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))

async function loadVite() {
  try {
    return await import('vite')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new Error(
      'The pages are not built, and the tools that build them are not installed. Run `npm ci`, then `npm run build`; after that `npm ci --omit=dev` may follow.',
      { cause: error },
    )
  }
}

// Whatever NODE_ENV says to the server or the tests, what is built is what people get.
process.env.NODE_ENV = 'production'
try {
  await buildPages()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'The pages could not be built.'}\n`)
  process.exitCode = 1
}
