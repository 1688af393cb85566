import type { Config } from '../config.ts'
import { storeFile } from '../embeddedStores.ts'

/** A program that takes one file and prints one line; what goes wrong is told in words, with an exit code. */
export function runCommand(usage: string, run: (file: string) => string) {
  const [file, ...rest] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  if (file === undefined || rest.length > 0) {
    process.stderr.write(`${usage}\n`)
    process.exitCode = 2
    return
  }
  try {
    process.stdout.write(`${run(file)}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  }
}

/** The embedded store's file. Throws where the store is Redis, which has means of its own. */
export function storeOf({ folders, redis }: Pick<Config, 'folders' | 'redis'>) {
  if (redis) throw new Error('STORE names a Redis; copy its files by its own means.')
  return storeFile(folders.data)
}
