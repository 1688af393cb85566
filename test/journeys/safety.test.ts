import { expect, test } from 'vitest'
import { parseSettings } from '../../bot/content/readSettings.ts'
import defaults from '../../bot/settings.json' with { type: 'json' }
import { codePaths } from '../../shared/codePaths.ts'
import { longSilenceMs } from '../../shared/safety.ts'
import type { Refusal } from '../../shared/wire/reply.ts'
import type { AboutRow, VisitorUpdate } from '../../shared/wire/visitor.ts'
import { openStillVisitor } from '../support/openStillVisitor.ts'
import { newClientId, openVisitor } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

const number = '070-174 06 05'
const ring = { kind: 'ring', number, hour: 16 } as const
const record = { outcome: ['advice'], urgencyByStaff: 'urgent' }

const ask = async ({ origins }: Line, path: string, body: object): Promise<unknown> => {
  const response = await fetch(`${origins.visitors}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.json()
}

async function withStaff(given: Parameters<typeof startLine>[0] = {}) {
  const line = await startLine(given)
  const staff = await line.staff()
  const visitor = line.visitor()
  return { line, staff, visitor }
}

async function waits({ staff, visitor }: Pick<Awaited<ReturnType<typeof withStaff>>, 'staff' | 'visitor'>) {
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  return (await staff.untilWaiting()).id
}

/** Everything that is stored of a conversation, as the store gives it back. */
const stored = async ({ ports }: Line, id: Parameters<Line['ports']['conversations']['read']>[0]) =>
  JSON.stringify(await ports.conversations.read(id))

test('a visitor who cannot write freely is advised, staff see it, and it is asked again after a long silence', async () => {
  const { line, staff, visitor } = await withStaff()
  await visitor.does({ kind: 'freely', answer: 'no' })
  expect(visitor.hears()).toContain(line.t('sv', 'freely.no'))
  expect(visitor.state()?.asksFreely).toBeUndefined()
  const id = await waits({ staff, visitor })
  await staff.until('staff see it', () => staff.cards().find((card) => card.id === id)?.safety?.freely === 'no')
  await staff.claims(id)
  line.clock.passTime(longSilenceMs)
  await staff.replies(id, 'Är du kvar?')
  await visitor.until('it is asked again', () => visitor.state()?.asksFreely)
  await visitor.does({ kind: 'freely', answer: 'yes' })
  await staff.until('staff see that too', () => staff.view(id)?.card.safety?.freely === 'yes')
})

test('staff see what to do when contact is lost, and the number is destroyed when it has served', async () => {
  const { line, staff, visitor } = await withStaff()
  const id = await waits({ staff, visitor })
  await visitor.does({ kind: 'plan', plan: { ...ring, number: '070-174 06 99' } })
  await visitor.does({ kind: 'plan', plan: ring })
  expect(await stored(line, id)).not.toContain('06 99')
  await staff.claims(id)
  visitor.leave()
  const diedAt = line.clock.now()
  const card = await staff.untilCard('the line is lost', ({ visitorPresent }) => !visitorPresent)
  expect(card.visitorLostAt).toBe(diedAt)
  expect([card.safety?.plan, JSON.stringify(card).includes(number)]).toEqual(['ring', false])
  await staff.until('staff see the hour', () => staff.view(id)?.plan?.kind === 'ring')
  expect(JSON.stringify(staff.view(id))).not.toContain(number)
  expect(await staff.ask('lostContact:show', { id })).toEqual({ number })
  expect(JSON.stringify(visitor.state())).not.toContain(number)
  await staff.closes(id, record)
  expect(await stored(line, id)).not.toContain(number)
  await expect(staff.ask('lostContact:show', { id })).rejects.toThrow('notFound')
  visitor.returns()
  await visitor.untilStatus('closed')
  expect(JSON.stringify(visitor.entries())).not.toContain('takenBack')
})

test('the safe word hides everything, tells staff to stop, is kept nowhere, and alone brings the talk back', async () => {
  const { line, staff, visitor } = await withStaff()
  await visitor.says('en hemlighet')
  const id = await waits({ staff, visitor })
  await staff.claims(id)
  await visitor.does({ kind: 'safeWord', word: 'blåbärspaj' })
  await visitor.says(' Blåbärspaj ')
  await visitor.until('it is hidden', () => visitor.state()?.hidden)
  await staff.until('staff are told', () => staff.view(id)?.card.safety?.hidden)
  await staff.replies(id, 'Hör du mig?')
  const other = openVisitor(line.origins.visitors, 'sv', {}, visitor.token())
  const joined = await other.ask<VisitorUpdate>('line:join', { token: visitor.token(), last: 0 })
  expect([JSON.stringify(joined).includes('Hör du'), JSON.stringify(joined).includes('hemlighet')]).toEqual([
    false,
    false,
  ])
  expect(joined.state).toEqual({
    status: 'withStaff',
    language: 'sv',
    lastSeq: joined.entries.length,
    safeWord: true,
    hidden: true,
  })
  for (const what of [{ kind: 'text', text: 'släpp in mig' }, { kind: 'show', word: 'hallonpaj' }, { kind: 'human' }]) {
    await expect(other.does(what as never)).rejects.toThrow('badInput')
  }
  expect(await stored(line, id)).not.toContain('släpp in')
  await visitor.does({ kind: 'show', word: 'blåbärspaj' })
  const again = await other.ask<VisitorUpdate>('line:join', { token: visitor.token(), last: 0 })
  expect(JSON.stringify(again)).toContain('Hör du mig?')
  expect(JSON.stringify(again)).toContain('hemlighet')
  other.leave()
  const log = await stored(line, id)
  expect(log.toLowerCase()).not.toContain('blåbärspaj')
  await staff.opens(id)
  expect(JSON.stringify(staff.view(id)).toLowerCase()).not.toContain('blåbärspaj')
  expect(staff.view(id)?.entries.flatMap((entry) => (entry.shows === 'event' ? [entry.event] : []))).toEqual(
    expect.arrayContaining(['hid', 'showed']),
  )
})

const sends = (visitor: Awaited<ReturnType<typeof withStaff>>['visitor'], input: object) =>
  visitor.ask('input:send', { clientId: newClientId(), language: 'sv', input, token: visitor.token() })

test('what can give somebody away is asked about before it is stored, and a return code is never stored', async () => {
  const settings = parseSettings({ ...defaults, guardedNames: ['Räven'] })
  const { line, visitor } = await withStaff('settings' in settings ? { settings: settings.settings } : {})
  for (const text of [`ring ${number}`, 'fråga efter räven', 'jag är 850101-1234']) {
    await expect(sends(visitor, { kind: 'text', text })).rejects.toThrow('identifies')
  }
  expect(await line.ports.conversations.due(Number.MAX_SAFE_INTEGER)).toEqual([])
  await sends(visitor, { kind: 'text', text: 'fråga efter räven', asIs: true })
  const code = { kind: 'text', text: 'min kod är 1234 5678-9012 3456', asIs: true }
  await expect(sends(visitor, code)).rejects.toThrow('identifies')
  const [id] = await line.ports.conversations.due(Number.MAX_SAFE_INTEGER)
  const log = id && (await stored(line, id))
  expect([log?.includes('räven'), log?.includes('5678')]).toEqual([true, false])
})

test('where it stands in the text is told, and nothing of the list', async () => {
  const settings = parseSettings({ ...defaults, guardedNames: ['Räven', 'Norra gänget'] })
  const { line } = await withStaff('settings' in settings ? { settings: settings.settings } : {})
  const { io } = await import('socket.io-client')
  const socket = io(line.origins.visitors, { path: '/live', transports: ['websocket'] })
  const answer = (await socket.emitWithAck('input:send', {
    clientId: newClientId(),
    language: 'sv',
    input: { kind: 'text', text: 'räven bor på Storgatan 5' },
  })) as Refusal
  socket.disconnect()
  expect(answer).toEqual({
    ok: false,
    code: 'identifies',
    marks: [
      { at: 0, length: 5, what: 'name' },
      { at: 13, length: 11, what: 'personal' },
    ],
  })
})

test('a control question goes to staff alone, also to those of the new contact, and whoever enters the code never sees it', async () => {
  const { line, staff, visitor } = await withStaff()
  const id = await waits({ staff, visitor })
  const control = { question: 'Vad hette min första katt?', answer: 'Sotis' }
  const { code } = (await ask(line, codePaths.make, { token: visitor.token(), control })) as { code: string }
  await staff.claims(id)
  expect(staff.view(id)?.control).toEqual({ question: control.question })
  expect(await staff.ask('control:show', { id })).toEqual({ answer: control.answer })
  await staff.closes(id, record)
  const entered = (await ask(line, codePaths.enter, { clientId: newClientId(), code, language: 'sv' })) as {
    token: string
  }
  const back = openVisitor(line.origins.visitors, 'sv', {}, entered.token)
  const joined = await back.ask('line:join', { token: entered.token, last: 0 })
  await back.until('the page has it', () => back.state())
  expect(JSON.stringify([joined, entered])).not.toMatch(/katt|Sotis/)
  const again = await waits({ staff, visitor: back })
  await staff.claims(again)
  back.leave()
  expect(await staff.ask('control:show', { id: again })).toEqual({ answer: control.answer })
})

test('"what do you know about me?" is answered in counts and whole hours, without a word of what was written', async () => {
  const { line, staff, visitor } = await withStaff()
  await visitor.says('en hemlighet')
  await waits({ staff, visitor })
  await visitor.does({ kind: 'plan', plan: ring })
  line.clock.passTime(17 * 60_000)
  const rows = (await ask(line, codePaths.about, { token: visitor.token() })) as AboutRow[]
  const say = (key: string) => line.t('sv', key)
  const about = Object.fromEntries(rows.map(({ label, value }) => [label, value]))
  expect(about).toMatchObject({
    [say('about.texts')]: '1',
    [say('about.language')]: 'Svenska',
    [say('about.reading')]: say('choice.yes'),
    [say('about.screening')]: say('about.notAsked'),
    [say('about.code')]: say('choice.no'),
    [say('about.began')]: expect.stringMatching(/10:00/),
  })
  expect(JSON.stringify(rows)).not.toMatch(/hemlighet|070/)
})

test('all of it works without script', async () => {
  const line = await startLine()
  const visitor = openStillVisitor(line.origins.visitors)
  await visitor.get()
  await visitor.presses('freely', { answer: 'no' })
  expect(visitor.html()).toContain('Då är det bra att vara kort.')
  expect(visitor.html()).not.toContain('name="answer" value="no"')

  await visitor.writes(`ring mig på ${number}`)
  expect(visitor.html()).toContain(`<mark>${number}</mark>`)
  const [id] = await line.ports.conversations.due(Number.MAX_SAFE_INTEGER)
  expect(id && (await stored(line, id))).not.toContain(number)
  await visitor.presses('remove')
  expect(visitor.html()).toContain('ring mig på •••</textarea>')
  await visitor.writes(`ring mig på ${number}`)
  await visitor.post(visitor.formWith('name="asIs"'))
  expect(visitor.html()).toContain(`ring mig på`)
  expect(id && (await stored(line, id))).toContain(number)

  await visitor.presses('plan', { kind: 'ring', number: 'vet inte', hour: '16' })
  expect(visitor.html()).toContain('telefonnummer som vi kan ringa')
  await visitor.presses('plan', { kind: 'wait' })
  expect(visitor.html()).toContain(line.t('sv', 'about.plan.wait'))

  await visitor.presses('safeWord', { word: 'Blåbärspaj' })
  await visitor.writes('blåbärspaj')
  expect([visitor.html().includes('Att handla'), visitor.html().includes('ring mig')]).toEqual([true, false])
  await visitor.presses('show', { word: 'senap' })
  expect([visitor.html().includes('senap'), visitor.html().includes('ring mig')]).toEqual([true, false])
  await visitor.presses('show', { word: 'blåbärspaj' })
  expect(visitor.html()).toContain('ring mig på')
})
