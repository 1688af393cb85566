import { closeSync, fstatSync, openSync, readdirSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** One line of a process's history. Clients write what they did and were answered, the nemesis what it broke. */
export interface HistoryLine {
  type: 'invoke' | 'ok' | 'fail' | 'info'
  /** Who wrote it: `visitor 3`, `anna`, `nemesis`. */
  who: string
  what: string
  at: number
  clientId?: string
  conversation?: string
  seq?: number
  text?: string
  code?: string
  entries?: HeldEntry[]
  until?: number
  /** When what was broken worked again. */
  mended?: number
  flushes?: number[]
  count?: number
  recorded?: boolean
  /** The entry that was taken back. */
  target?: number
  /** What two persons were needed for. */
  request?: string
}

/** An entry as a receiver shows it. `text` only where somebody wrote it. */
export interface HeldEntry {
  seq: number
  text?: string
}

/** Texts our people write end with their client id; labels of buttons do not. */
export const isWritten = (text: string) => / [A-Za-z0-9_-]{22}$/.test(text)

export type Note = (line: Omit<HistoryLine, 'who' | 'at'> & { who?: string; at?: number }) => void

const suffix = '.history.jsonl'

/** A process's own history file; every line is written before the process goes on. */
export function openHistory(folder: string, name: string): Note {
  const file = openSync(join(folder, `${name.replaceAll(' ', '-')}${suffix}`), 'a')
  return (line) => void writeSync(file, `${JSON.stringify({ who: name, at: Date.now(), ...line })}\n`)
}

/** Every process's lines, merged by time. */
export const readHistories = (folder: string): HistoryLine[] => followHistories(folder)()

/** Gives, each time it is asked, what the processes have written since. */
export function followHistories(folder: string): () => HistoryLine[] {
  const read = new Map<string, number>()
  return () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(suffix))
    return files
      .flatMap((name) => {
        const from = read.get(name) ?? 0
        const bytes = bytesAfter(join(folder, name), from)
        read.set(name, from + bytes.length)
        return bytes.toString().split('\n')
      })
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as HistoryLine)
      .sort((a, b) => a.at - b.at)
  }
}

function bytesAfter(path: string, from: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(fstatSync(file).size - from)
    readSync(file, bytes, 0, bytes.length, from)
    return bytes
  } finally {
    closeSync(file)
  }
}
