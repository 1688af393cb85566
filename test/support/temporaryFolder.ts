import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder that is removed when the test has ended. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
