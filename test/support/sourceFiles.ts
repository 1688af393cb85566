import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface SourceFile {
  /** From the root of the project, with forward slashes. */
  path: string
  text: string
}

/** Every program file of ours, wherever it stands. */
export function sourceFiles(): SourceFile[] {
  return ['bot', 'console', 'shared', 'test'].flatMap((folder) => filesIn(folder, /\.(ts|tsx|mjs)$/)).map(read)
}

export function filesIn(folder: string, name: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .sort()
}

export const read = (path: string): SourceFile => ({ path, text: readFileSync(join(root, path), 'utf8') })
