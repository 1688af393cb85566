import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { run, works } from './commands.ts'

export interface Disk {
  folder: string
  /** How it is filled, for the report. */
  how: string
  fill(serverPid: number): void
  free(serverPid: number): void
  remove(): void
}

const sizeMiB = 512

/** A small disk of its own for the store; where mounting is not allowed, a limit on the size of the server's files. */
export function openDisk(folder: string): Disk {
  mkdirSync(folder, { recursive: true })
  const mounted = process.getuid?.() === 0 && works('mount', '-t', 'tmpfs', '-o', `size=${sizeMiB}m`, 'tmpfs', folder)
  return mounted ? mountedDisk(folder) : limitedDisk(folder)
}

function mountedDisk(folder: string): Disk {
  const ballast = join(folder, 'ballast')
  return {
    folder,
    how: 'a full file system',
    fill() {
      const file = openSync(ballast, 'a')
      try {
        for (const piece of [1_048_576, 4096, 1024, 1]) fillWith(file, Buffer.alloc(piece, 1))
      } finally {
        closeSync(file)
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove: () => void works('umount', '-l', folder),
  }
}

function fillWith(file: number, piece: Buffer) {
  try {
    for (;;) if (writeSync(file, piece) < piece.length) return
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

const limitedDisk = (folder: string): Disk => ({
  folder,
  how: 'a limit on the size of files (mounting is not allowed here)',
  fill: (pid) => void run('prlimit', '--pid', String(pid), '--fsize=1024:'),
  free: (pid) => void works('prlimit', '--pid', String(pid), '--fsize=unlimited:'),
  remove: () => {},
})
