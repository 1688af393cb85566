import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { root } from '../support/sourceFiles.ts'
import type { RunOptions, RunResult } from './harness.ts'

export interface Edit {
  file: string
  from: string
  to: string
}

const original = new URL('./runOnce.ts', import.meta.url)

/** A run of the faults on a copy of the whole product in which one place was changed. */
export async function runEditedCopy(folder: string, edits: readonly Edit[], options: RunOptions): Promise<RunResult> {
  for (const part of ['bot', 'shared', 'console', 'locales', 'test/faults', 'test/support', 'test/bench']) {
    mkdirSync(join(folder, part), { recursive: true })
    cpSync(join(root, part), join(folder, part), { recursive: true })
  }
  for (const part of ['node_modules', 'dist']) {
    rmSync(join(folder, part), { recursive: true, force: true })
    symlinkSync(join(root, part), join(folder, part))
  }
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  for (const edit of edits) apply(folder, edit)
  const program = join(folder, fileURLToPath(original).slice(root.length))
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (code !== 0) throw new Error(`the run ended with ${code}`)
  return JSON.parse(printed) as RunResult
}

/** Throws when the place is not there, so that no mutant turns into the original unnoticed. */
function apply(folder: string, { file, from, to }: Edit) {
  const path = join(folder, file)
  const parts = readFileSync(path, 'utf8').split(from)
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} places that read: ${from}`)
  writeFileSync(path, parts.join(to))
}
