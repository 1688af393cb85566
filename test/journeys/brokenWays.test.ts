import { createECDH, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import settings from '../../bot/settings.json' with { type: 'json' }
import { climbLadders } from '../../bot/usecases/climbLadders.ts'
import { addSubscription, saveAddresses } from '../../bot/usecases/reach.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import type { StaffId } from '../../shared/ids.ts'
import type { Reach, WayName } from '../../shared/reach.ts'
import { settingsSchema } from '../../shared/settings.ts'
import { answering, mailServer } from '../support/brokenServers.ts'
import { freePort } from '../support/freePort.ts'
import { startLine } from '../support/startLine.ts'

const ringingByMessages = settingsSchema.parse({ ...settings, alerts: { messages: 'sooner' } })

/** How the line is configured, and how one staff member is reached by it. */
interface Ways {
  env: Record<string, string>
  reach?: Partial<Reach>
  broken?: WayName
}

function subscriptionTo(port: number): Partial<Reach> {
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  const keys = { p256dh: ecdh.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') }
  return { subscriptions: [{ endpoint: `http://localhost:${port}/push`, keys }] }
}

const push = (port: number): Ways => ({
  env: { PUSH_CONTACT: 'mailto:it@example.org', PUSH_SERVICES: `localhost:${port}` },
  reach: subscriptionTo(port),
})
const mail = (port: number): Ways => ({
  env: { SMTP_URL: `smtp://127.0.0.1:${port}`, SMTP_FROM: 'line@example.org' },
  reach: { mail: 'staff@example.org' },
})
const sms = (port: number): Ways => ({
  env: { SMS_URL: `http://127.0.0.1:${port}/sms`, SMS_USER: 'name', SMS_PASSWORD: 'word', SMS_FROM: 'Jour' },
  reach: { phone: '+46701740605' },
})

const brokenWays: [string, () => Promise<Ways>][] = [
  ['nobody of staff has an account', async () => ({ env: {} })],
  ['staff have no way that reaches them', async () => ({ env: {}, reach: {} })],
  ['a browser has given its push address up', async () => push((await answering(410)).port)],
  ['the push service fails', async () => ({ ...push((await answering(500)).port), broken: 'push' })],
  ['the push service never answers', async () => ({ ...push((await answering('nothing')).port), broken: 'push' })],
  ['the mail server is down', async () => ({ ...mail(await freePort()), broken: 'mail' })],
  ['the mail server refuses', async () => ({ ...mail((await mailServer('refuses')).port), broken: 'mail' })],
  ['the mail server says nothing', async () => ({ ...mail((await mailServer('silent')).port), broken: 'mail' })],
  ['text messages are refused', async () => ({ ...sms((await answering(403)).port), broken: 'sms' })],
  ['text messages fail', async () => ({ ...sms((await answering(200, { status: 'failed' })).port), broken: 'sms' })],
]

async function startWith({ env, reach }: Ways) {
  const line = await startLine({ settings: ringingByMessages }, env)
  if (reach) {
    const { account } = await addStaff(line.ports, 'ruth', 'coordinator')
    await reachBy(line, account.id, reach)
  }
  const visitor = line.visitor()
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  return { line, visitor }
}

async function reachBy({ ports }: Awaited<ReturnType<typeof startLine>>, id: StaffId, reach: Partial<Reach>) {
  const { subscriptions = [], ...addresses } = reach
  await saveAddresses(ports, id, addresses)
  for (const subscription of subscriptions) await addSubscription(ports, id, subscription)
}

test.each(brokenWays)(
  'when %s, the visitor is told the truth at once, and the failure is in sight of staff',
  async (_, make) => {
    const ways = await make()
    const { line, visitor } = await startWith(ways)
    await climbLadders(line.ports)
    await visitor.untilHears('Vårt larm nådde ingen i personalen')
    const told = visitor.hears().at(-1) ?? ''
    for (const truth of ['senast onsdag 14 januari', '020-50 80 80', '112', '114 14', 'Ta en kod']) {
      expect(told).toContain(truth)
    }
    const eva = await line.staff('eva', { role: 'coordinator', onDuty: false })
    const { alerted } = await eva.untilWaiting()
    expect(alerted).toBe('nobodyReached')
    await eva.until('the failure is seen', () => {
      const { nobodyReached, broken } = eva.snapshot() ?? { nobodyReached: 0, broken: [] }
      return nobodyReached === 1 && broken.join() === (ways.broken ?? '')
    })
    await climbLadders(line.ports)
    expect(visitor.hears().at(-1)).toBe(told)
  },
)

const workingWays: [string, () => Promise<Ways>][] = [
  ['Web Push', async () => push((await answering(201)).port)],
  ['e-mail', async () => mail((await mailServer('takes')).port)],
  ['a text message', async () => sms((await answering(200, { status: 'created' })).port)],
]

test.each(workingWays)(
  'with %s alone somebody is reached, and the visitor is told within a minute that nobody has come',
  async (_, make) => {
    const { line, visitor } = await startWith(await make())
    for (let ms = 0; ms < 60_000; ms += 2_300) {
      await climbLadders(line.ports)
      expect(visitor.hears().join()).not.toContain('larm nådde ingen')
      line.clock.passTime(2_300)
    }
    await visitor.untilHears('Ingen i personalen har svarat än')
    const eva = await line.staff('eva', { role: 'coordinator', onDuty: false })
    expect((await eva.untilWaiting()).alerted).toBe('nobodyYet')
    expect(eva.snapshot()).toMatchObject({ nobodyReached: 0, broken: [] })
  },
)

test('a way that works again is no longer shown as broken', async () => {
  const provider = await answering(403)
  const { line } = await startWith(sms(provider.port))
  await climbLadders(line.ports)
  await expect.poll(() => line.board.broken()).toEqual(['sms'])
  provider.answersWith(200)
  line.clock.passTime(300_000)
  await climbLadders(line.ports)
  await expect.poll(() => line.board.broken()).toEqual([])
})

test('a responder on duty whose console sounds is reached by it, and a colleague on a break is left alone', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const eva = await line.staff('eva')
  await eva.takesBreak()
  const visitor = line.visitor()
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  await climbLadders(line.ports)
  await ben.until('is called', () => ben.called().length > 0)
  line.clock.passTime(320_000)
  for (let rung = 0; rung < 6; rung++) await climbLadders(line.ports)
  await ben.until('is called again', () => ben.called().length >= 3)
  expect(ben.called()).toEqual(Array(ben.called().length).fill('queue'))
  expect(eva.called()).toEqual([])
  await visitor.untilHears('Ingen i personalen har svarat än')
})

test('what was climbed stands in the log: a line that starts again goes on where it was, and a claim ends it', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const visitor = line.visitor()
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  await climbLadders(line.ports)
  await climbLadders(line.ports)
  const rungs = async () => (await line.ports.conversations.read(id)).filter(({ kind }) => kind === 'alerted')
  expect(await rungs()).toMatchObject([{ rung: 0, reached: 1 }])
  line.ports.known.forget(id)
  line.clock.passTime(20_000)
  await climbLadders(line.ports)
  expect(await rungs()).toMatchObject([{ rung: 0 }, { rung: 1, reached: 1 }])
  await ben.claims(id)
  line.clock.passTime(60_000)
  await climbLadders(line.ports)
  expect(await rungs()).toHaveLength(2)
})
