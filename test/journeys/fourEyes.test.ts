import { expect, test } from 'vitest'
import { approveFourEyes, askFourEyes, spendFourEyes } from '../../bot/usecases/fourEyes.ts'
import { addStaff, disableStaff } from '../../bot/usecases/staffAccounts.ts'
import { forgetExpired } from '../../bot/usecases/upkeep.ts'
import { actsOf } from '../../bot/usecases/watchReading.ts'
import { conversationKinds, type FourEyesBoard } from '../../shared/fourEyes.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { Role } from '../../shared/roles.ts'
import { consoleBrowser } from '../support/consoleBrowser.ts'
import { proofOf } from '../support/oneTimeCodes.ts'
import { signsIn } from '../support/openStaff.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

const minute = 60_000

/** Somebody at the console's HTTP, with the password they prove themselves with. */
async function person(line: Line, name: string, role: Role) {
  const { account, password } = await addStaff(line.ports, name, role)
  const browser = consoleBrowser(line.origins.console, await signsIn(line.origins.console, { name, password }))
  return {
    account,
    /** With what was set up since. */
    now: async () => (await line.ports.staff.byName(name))!,
    password,
    proof: () => proofOf(line.origins.console, { name, password }),
    board: async () => (await browser.gets('/four-eyes')).body as FourEyesBoard,
    posts: browser.posts,
    gets: browser.gets,
  }
}

/** A conversation that was talked in and closed. */
async function closedConversation(line: Line): Promise<ConversationId> {
  const ben = await line.staff('ben')
  const visitor = line.visitor()
  await visitor.says('kanariefågel')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await ben.replies(id, 'jag är här')
  await ben.closes(id, { outcome: ['advice'], urgencyByStaff: 'soon' })
  return id
}

async function withTwo() {
  const line = await startLine()
  const id = await closedConversation(line)
  const eva = await person(line, 'eva', 'coordinator')
  const chief = await person(line, 'chief', 'manager')
  const asks = async (kind: string, proof?: string) =>
    eva.posts('/four-eyes', {
      ...{ kind, about: id, why: 'complaint', reference: 'SN 2026-17' },
      proof: proof ?? (await eva.proof()),
    })
  return { line, id, eva, chief, asks }
}

test('a closed conversation is read when one asks and another approves, each proving who they are, once', async () => {
  const { line, id, eva, chief, asks } = await withTwo()
  expect((await eva.board()).closed.map((one) => one.id)).toEqual([id])
  expect((await asks('readClosed', 'wrong')).body).toEqual({ code: 'notProven' })
  // Wrong proofs are slowed like wrong sign-ins.
  expect((await asks('readClosed')).status).toBe(429)
  line.clock.passTime(minute)
  const { status, body } = await asks('readClosed')
  expect(status).toBe(201)
  const path = `/four-eyes/${body.id}`
  expect((await eva.posts(`${path}/use`)).status).toBe(409)
  expect((await eva.posts(`${path}/approve`, { proof: await eva.proof() })).status).toBe(403)
  expect((await chief.posts(`${path}/approve`, { proof: 'wrong' })).status).toBe(403)
  line.clock.passTime(minute)
  expect((await chief.board()).closed).toEqual([])
  expect((await chief.board()).requests).toMatchObject([
    { kind: 'readClosed', askedBy: 2, mayApprove: true, state: 'asked' },
  ])
  expect((await chief.posts(`${path}/approve`, { proof: await chief.proof() })).status).toBe(204)
  expect((await chief.posts(`${path}/use`)).status).toBe(403)

  const read = await eva.posts(`${path}/use`)
  expect(read.status).toBe(200)
  expect(JSON.stringify(read.body)).toMatch(/kanariefågel.*jag är här/)
  expect((await eva.posts(`${path}/use`)).status).toBe(404)
  expect((await chief.posts(`${path}/approve`, { proof: await chief.proof() })).status).toBe(404)
  const trail = actsOf(await line.ports.auditRows.since(0)).map(({ who, act, why }) => [who, act, why])
  expect(trail).toEqual(
    expect.arrayContaining([
      [2, 'askAboutConversation', 'readClosed complaint'],
      [3, 'approveAboutConversation', 'readClosed'],
      [2, 'askAboutConversation', 'readClosed used'],
    ]),
  )
  expect(JSON.stringify(trail)).not.toContain('kanariefågel')
})

test('an approval is over after a quarter of an hour, and a request too', async () => {
  const { line, eva, chief, asks } = await withTwo()
  const minutesLater = async (minutes: number) => {
    line.clock.passTime(minutes * minute)
    for (const one of [eva, chief]) await one.posts('/session/use')
  }
  const first = `/four-eyes/${(await asks('readClosed')).body.id}`
  await minutesLater(14)
  await minutesLater(1)
  expect((await chief.posts(`${first}/approve`, { proof: await chief.proof() })).status).toBe(404)
  const second = `/four-eyes/${(await asks('readClosed')).body.id}`
  await minutesLater(14)
  expect((await chief.posts(`${second}/approve`, { proof: await chief.proof() })).status).toBe(204)
  await minutesLater(1)
  expect((await eva.posts(`${second}/use`)).status).toBe(404)
  expect((await eva.board()).requests).toEqual([])
})

test('of fifty approvals and fifty uses at once exactly one of each is taken', async () => {
  const { line, id, eva, chief } = await withTwo()
  const asker = { staff: await eva.now(), proof: await eva.proof() }
  const wanted = { kind: 'readClosed', about: id, why: 'complaint', reference: '' } as const
  const asked = await askFourEyes(line.ports, asker, wanted)
  const fifty = (run: () => Promise<unknown>) =>
    Promise.all(
      Array.from({ length: 50 }, () =>
        run().then(
          () => true,
          () => false,
        ),
      ),
    )
  // One proof is used up by one of them; what is shown here is that of fifty good ones one is taken.
  const unhurried = { ...line.ports, freshProof: async () => {} }
  const approvals = await fifty(() => approveFourEyes(unhurried, { staff: chief.account, proof: '' }, asked.id))
  expect(approvals.filter(Boolean)).toHaveLength(1)
  const uses = await fifty(() => spendFourEyes(line.ports, eva.account, asked.id, conversationKinds))
  expect(uses.filter(Boolean)).toHaveLength(1)
})

test('an approval by somebody who has lost the right is worth nothing', async () => {
  const { line, eva, chief, asks } = await withTwo()
  const path = `/four-eyes/${(await asks('exportConversation')).body.id}`
  await chief.posts(`${path}/approve`, { proof: await chief.proof() })
  await disableStaff(line.ports, 'chief')
  expect((await eva.posts(`${path}/use`)).status).toBe(403)
})

test('an export is a file with the number it was asked for by', async () => {
  const { eva, chief, asks } = await withTwo()
  const path = `/four-eyes/${(await asks('exportConversation')).body.id}`
  await chief.posts(`${path}/approve`, { proof: await chief.proof() })
  const file = await eva.posts(`${path}/use`)
  expect(file.headers.get('content-disposition')).toBe('attachment; filename=export.json')
  expect(file.body).toMatchObject({ reference: 'SN 2026-17' })
})

test('a conversation is kept longer by a decision, and goes when that time is over', async () => {
  const { line, id, eva, chief, asks } = await withTwo()
  const path = `/four-eyes/${(await asks('keepLonger')).body.id}`
  await chief.posts(`${path}/approve`, { proof: await chief.proof() })
  expect((await eva.posts(`${path}/use`)).status).toBe(204)
  const day = 24 * 60 * minute
  line.clock.passTime(29 * day)
  await forgetExpired(line.ports)
  expect((await line.ports.conversations.read(id)).length).toBeGreaterThan(0)
  line.clock.passTime(2 * day)
  await forgetExpired(line.ports)
  await expect(line.ports.conversations.read(id)).rejects.toMatchObject({ code: 'gone' })
})

test('a responder, an administrator and whoever stepped aside ask for nothing', async () => {
  const { line, id, eva } = await withTwo()
  const ask = { kind: 'readClosed', about: id, why: 'complaint', reference: '' }
  for (const role of ['responder', 'administrator'] as const) {
    const one = await person(line, `a ${role}`, role)
    expect((await one.posts('/four-eyes', { ...ask, proof: await one.proof() })).status).toBe(403)
  }
  const manager = await person(line, 'a manager', 'manager')
  expect((await manager.posts('/four-eyes', { ...ask, proof: await manager.proof() })).status).toBe(403)
  const foreign = { ...ask, about: 'x'.repeat(22), proof: await eva.proof() }
  expect((await eva.posts('/four-eyes', foreign)).status).toBe(404)
})

test('an administrator reads the trail, by person, act and day, and a coordinator the flags', async () => {
  const { line, eva } = await withTwo()
  const admin = await person(line, 'admin', 'administrator')
  const page = (await admin.gets('/audit?who=1&act=claim')).body
  expect(page).toMatchObject({ total: 1, lines: [{ who: 1, act: 'claim' }] })
  expect((await admin.gets('/audit?days=0')).status).toBe(400)
  const all = (await admin.gets('/audit')).body as { lines: { act: string }[] }
  expect(all.lines.map(({ act }) => act)).toContain('readAudit')
  expect((await eva.gets('/audit')).status).toBe(403)
  expect((await eva.gets('/audit/flags')).body).toEqual({ flags: [] })
  await line.ports.audit.write({ who: 1, act: 'bulkReading' })
  expect((await eva.gets('/audit/flags')).body).toMatchObject({ flags: [{ who: 1 }] })
})
