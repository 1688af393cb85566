import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { root } from '../support/sourceFiles.ts'

const mostBytes = 260_000

test('the console’s first load is at most 260 kB compressed', () => {
  const folder = join(root, 'dist/console')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const files = [...page.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+)"/g)].map(([, file = '']) => file)
  expect(files.filter((file) => file.endsWith('.js'))).not.toEqual([])
  const sizes = [page, ...files.map((file) => readFileSync(join(folder, file)))].map(
    (content) => gzipSync(content).length,
  )
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  console.log(`first load: ${Math.round(bytes / 1000)} kB`)
  expect(bytes).toBeLessThan(mostBytes)
})
