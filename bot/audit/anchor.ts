import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import type { AuditHead, AuditTrail } from '../ports/audit.ts'

const answerWithinMs = 10_000
const headSchema = z.object({ chain: z.int().min(0), n: z.int().min(0), mac: z.string() })

/** Sends the trail's head where it is to go, when it has moved since it was sent. */
export function createAnchoring({ audit }: { audit: Pick<AuditTrail, 'head'> }, target: string | undefined) {
  let sent: string | undefined
  return async () => {
    const head = audit.head()
    if (target === undefined || head === undefined || head.mac === sent) return
    await anchorTo(target, head)
    sent = head.mac
  }
}

/** Takes a head off this machine: to a file, such as one on a disk that can only be added to, or to an address. */
async function anchorTo(target: string, head: AuditHead) {
  const line = JSON.stringify(head)
  if (isAddress(target)) await post(target, line)
  else addLine(target, line)
}

/** Heads from a file of anchors; lines of anything else are left out. */
export const readAnchors = (file: string): AuditHead[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const read = headSchema.safeParse(parsed(line))
      return read.success ? [read.data] : []
    })

export const isAddress = (target: string) => target.startsWith('https://')

async function post(address: string, body: string) {
  const headers = { 'Content-Type': 'application/json' }
  const signal = AbortSignal.timeout(answerWithinMs)
  const { ok, status } = await fetch(address, { method: 'POST', headers, body, signal, redirect: 'error' })
  if (!ok) throw new Error(`the anchor was answered ${status}`)
}

function addLine(file: string, line: string) {
  const handle = openSync(file, 'a', 0o600)
  writeSync(handle, `${line}\n`)
  fsyncSync(handle)
  closeSync(handle)
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
