import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { fullSize } from '../support/fullSize.ts'
import { openStaff } from '../support/openStaff.ts'
import { openVisitor } from '../support/openVisitor.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { createUntil } from '../support/until.ts'
import type { Told } from './weighedServer.ts'

const program = fileURLToPath(new URL('weighedServer.ts', import.meta.url))
/** At full size those of requirements.md F8. */
const messages = fullSize ? 10_000 : 1_000
const conversations = 20
const mebibyte = 1024 * 1024

test('a console that stops reading fills no memory, and lacks nothing once it reads again', {
  timeout: fullSize ? 300_000 : 60_000,
}, async () => {
  const server = await startWeighed()
  const staff = await openStaff(server.console, server.account)
  await staff.startsShift()
  const visitors = await Promise.all(Array.from({ length: conversations }, () => waitingVisitor(server.visitors)))
  const waiting = () => staff.cards().filter(({ status }) => status === 'waiting')
  await staff.until('everybody waits', () => waiting().length === conversations)
  const ids = waiting().map(({ id }) => id)
  for (const id of ids) await staff.claims(id)
  const read = () => ids.flatMap((id) => staff.reads(id).filter((text) => text.startsWith('word')))

  const first = await writeAll(visitors, 'word read')
  await staff.until('all of it is read', () => read().length === messages)
  const before = await server.heldBytes()
  const readsOn = staff.stopsReading()
  const second = await writeAll(visitors, 'word unread')
  expect((await server.heldBytes()) - before).toBeLessThan(10 * mebibyte)
  await server.untilGone()

  readsOn()
  await staff.until('everything is there', () => read().length >= 2 * messages, 60_000)
  expect(read().sort()).toEqual([...first, ...second].sort())
})

async function startWeighed() {
  const folder = temporaryFolder()
  const env = {
    SIGN_IN: 'password',
    PORT: '0',
    CONSOLE_PORT: '0',
    DATA_DIR: `${folder}/data`,
    KEY_DIR: `${folder}/keys`,
  }
  const child = fork(program, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const { changed, until } = createUntil()
  const told: Told = {}
  child.on('message', (message: Told) => {
    Object.assign(told, message)
    changed()
  })
  const { visitors, console, account } = await until('it is ready', () => told.ready, 60_000)
  return {
    visitors: `http://localhost:${visitors}`,
    console: `http://localhost:${console}`,
    account,
    heldBytes() {
      delete told.heldBytes
      child.send('weigh')
      return until('it was weighed', () => told.heldBytes)
    },
    untilGone: () => until('the console is let go', () => told.isGone, 30_000),
  }
}

async function waitingVisitor(origin: string) {
  const visitor = openVisitor(origin, 'sv', { forceNew: true })
  onTestFinished(visitor.leave)
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  return visitor
}

/** Each visitor writes a message as soon as the last one is acknowledged. Gives the texts. */
async function writeAll(visitors: Awaited<ReturnType<typeof waitingVisitor>>[], words: string): Promise<string[]> {
  const left = Array.from({ length: messages }, (_, nth) => `${words} ${inLetters(nth)}`)
  const texts = [...left]
  await Promise.all(
    visitors.map(async (visitor) => {
      for (let text = left.pop(); text; text = left.pop()) await visitor.tells(text)
    }),
  )
  return texts
}

/** Digits would be taken for somebody's number. */
const inLetters = (nth: number) => Array.from(String(nth), (digit) => 'abcdefghij'[Number(digit)]).join('')
