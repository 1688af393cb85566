import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { Agent } from 'node:http'
import { expect, test } from 'vitest'
import { openStaff } from './support/openStaff.ts'
import { openVisitor } from './support/openVisitor.ts'
import { filesUnder, isIn } from './support/rawSearch.ts'
import { startRealProcess } from './support/realProcess.ts'
import { redisServerOfTest } from './support/redisServer.ts'
import { temporaryFolder } from './support/temporaryFolder.ts'

const canary = {
  address: '127.66.31.7',
  device: 'Kanariefagel/9.9',
  text: 'kanariemening nummer sjuttiosju',
  reply: 'kanariesvar nummer attioatta',
  name: 'Kanarina Fagelbo',
}

/** A whole contact from an address and a device of their own, with refusals and errors on the way. */
async function wholeContact(env: Record<string, string> = {}) {
  const folder = temporaryFolder()
  const line = await startRealProcess(folder, { DEBUG: '*', NODE_DEBUG: 'http', ...env })
  const agent = new Agent({ localAddress: canary.address })
  const visitor = openVisitor(line.origins.visitors, 'sv', {
    agent: agent as never,
    extraHeaders: { 'User-Agent': canary.device, Forwarded: `for=${canary.address}` },
  })
  const ben = await openStaff(line.origins.console, line.first ?? { name: '', password: '' })
  await ben.startsShift()
  await visitor.says(`${canary.text}, jag heter ${canary.name}`)
  await expect(visitor.ask('input:send', { clientId: canary.name })).rejects.toThrow('badInput')
  await expect(visitor.ask('line:join', { token: canary.name, last: 0 })).rejects.toThrow('notFound')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await ben.replies(id, canary.reply)
  await visitor.untilHears(canary.reply)
  await ben.closes(id, { outcome: ['advice'], urgencyByStaff: 'soon' })
  await fetch(`${line.origins.visitors}/${encodeURIComponent(canary.name)}`, {
    headers: { 'User-Agent': canary.device },
  })
  return { folder, line, visitor, ben }
}

test('after a whole contact no log line holds an address, a device, a name or a text, even with DEBUG set', async () => {
  const { line, visitor, ben } = await wholeContact()
  visitor.leave()
  ben.leave()
  const log = Buffer.from(line.printed())
  expect(log.length).toBeGreaterThan(100)
  for (const secret of Object.values(canary)) expect(isIn(log, secret), secret).toBe(false)
})

/** Files the process has open and can write to. */
const openForWriting = (pid: number) =>
  readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    const [path, info] = [readlinkSync(`/proc/${pid}/fd/${fd}`), readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8')]
    const mode = Number.parseInt(/^flags:\s+(\d+)/m.exec(info)?.[1] ?? '0', 8) & 3
    return path.startsWith('/') && !path.startsWith('/dev/') && mode !== 0 ? [path] : []
  })

test('after a whole contact no file the line writes holds an address, a device, a name or a text', async () => {
  const { folder, line, visitor, ben } = await wholeContact()
  const elsewhere = openForWriting(line.serverPid()).filter((path) => !path.startsWith(folder))
  visitor.leave()
  ben.leave()
  const files = filesUnder(folder)
  expect(elsewhere).toEqual([])
  expect(files.length).toBeGreaterThan(1)
  for (const secret of Object.values(canary))
    expect(
      files.some((bytes) => isIn(bytes, secret)),
      secret,
    ).toBe(false)
})

test('with Redis no file of it holds an address, a device, a name or a text', async () => {
  const redis = await redisServerOfTest()
  const { folder, visitor, ben } = await wholeContact({ STORE: redis.url })
  visitor.leave()
  ben.leave()
  // It renames and removes its files by itself, also while they are read.
  redis.pause()
  const files = [...filesUnder(redis.folder), ...filesUnder(folder)]
  expect(files.some((bytes) => bytes.includes('XADD') || bytes.includes('avh:'))).toBe(true)
  for (const secret of Object.values(canary))
    expect(
      files.some((bytes) => isIn(bytes, secret)),
      secret,
    ).toBe(false)
})

test('no staff name reaches a visitor', async () => {
  const { line, visitor, ben } = await wholeContact()
  visitor.leave()
  ben.leave()
  expect(JSON.stringify(visitor.entries())).toContain(canary.reply)
  expect(JSON.stringify(visitor.entries())).not.toContain(line.first?.name)
})

test('the search finds what it looks for in every form', () => {
  const text = Buffer.from(canary.text)
  for (const bytes of [
    text,
    Buffer.from(canary.text, 'utf16le'),
    Buffer.from(text.toString('hex')),
    Buffer.from(Buffer.concat([Buffer.from('ab'), text, Buffer.from('cd')]).toString('base64')),
  ]) {
    expect(isIn(bytes, canary.text)).toBe(true)
  }
})
