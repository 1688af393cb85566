import { expect, test } from 'vitest'
import { eraseConversation } from '../../bot/usecases/changeByVisitor.ts'
import { codePaths } from '../../shared/codePaths.ts'
import { openStillVisitor } from '../support/openStillVisitor.ts'
import { newClientId, openVisitor } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

const ask = ({ origins }: Line, path: string, body: object) =>
  fetch(`${origins.visitors}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

async function makeCode(line: Line, token: string | undefined) {
  const { code } = (await (await ask(line, codePaths.make, { token })).json()) as { code: string }
  return code
}

async function enter(line: Line, code: string, clientId = newClientId()) {
  const response = await ask(line, codePaths.enter, { clientId, code, language: 'sv' })
  return { status: response.status, body: (await response.json()) as { token?: string } }
}

/** A visitor who waits, and has a code. */
async function waitingWithCode() {
  const line = await startLine()
  const staff = await line.staff()
  const visitor = line.visitor()
  await visitor.says('en hemlighet som ingen annan ska läsa')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await staff.untilWaiting()
  return { line, staff, visitor, id, code: await makeCode(line, visitor.token()) }
}

test('a code is sixteen digits, and brings the visitor back to what staff answered and to nothing from before', async () => {
  const { line, staff, visitor, id, code } = await waitingWithCode()
  expect(code).toMatch(/^\d{16}$/)
  visitor.leave()
  await staff.claims(id)
  await staff.replies(id, 'Hej, här är svaret.')

  const { body } = await enter(line, code.replace(/(.{4})/g, '$1 '))
  const again = openVisitor(line.origins.visitors, 'sv')
  const { entries } = (await again.ask('line:join', { token: body.token ?? '', last: 0 })) as { entries: object[] }
  const shown = JSON.stringify(entries)
  expect(shown).toContain('Hej, här är svaret.')
  expect(shown).toContain(line.t('sv', 'cameBack.withStaff'))
  expect(shown).not.toContain('hemlighet')
  expect(shown).not.toContain(line.t('sv', 'C3'))
  again.leave()
  await staff.until('staff see it', () => staff.cards().find((card) => card.id === id)?.returning)
  const events = staff.view(id)?.entries.map((entry) => (entry.shows === 'event' ? entry.event : entry.shows))
  expect(events).toContain('cameBack')
})

test('the newest place has the conversation, and the one before is emptied', async () => {
  const { line, visitor, code } = await waitingWithCode()
  const before = visitor.token() ?? ''
  await enter(line, code)
  await visitor.until('the earlier page is told', () => visitor.isErased())
  await expect(visitor.ask('line:join', { token: before, last: 0 })).rejects.toThrow('gone')
  const made = await ask(line, codePaths.make, { token: before })
  expect(made.status).toBe(410)
})

test('the same entering twice is one, and its answer the same', async () => {
  const { line, id, code } = await waitingWithCode()
  const clientId = newClientId()
  const [first, second] = [await enter(line, code, clientId), await enter(line, code, clientId)]
  expect(second).toEqual(first)
  const entries = await line.ports.conversations.read(id)
  expect(entries.filter(({ kind }) => kind === 'cameBack')).toHaveLength(1)
})

test('a closed conversation goes on as a new contact that is marked as returning', async () => {
  const { line, staff, id, code } = await waitingWithCode()
  await staff.claims(id)
  await staff.closes(id, { outcome: ['advice'], urgencyByStaff: 'urgent' })
  const clientId = newClientId()
  const { body } = await enter(line, code, clientId)
  expect((await enter(line, code, clientId)).body).toEqual(body)
  const again = openVisitor(line.origins.visitors, 'sv')
  const { entries } = (await again.ask('line:join', { token: body.token ?? '', last: 0 })) as { entries: object[] }
  again.leave()
  expect(JSON.stringify(entries)).toContain(line.t('sv', 'who.self'))
  const [other] = (await line.ports.conversations.due(Number.MAX_SAFE_INTEGER)).filter((one) => one !== id)
  expect(await line.ports.conversations.read(other ?? id)).toMatchObject([{ kind: 'started', returning: clientId }, {}])
})

test('a wrong code, the code of an erased conversation and no code at all get the same answer', async () => {
  const { line, id, code } = await waitingWithCode()
  const wrong = await enter(
    line,
    code.replace(/./, (digit) => String((Number(digit) + 1) % 10)),
  )
  await eraseConversation(line.ports, id, 'visitor')
  expect(await enter(line, code)).toEqual(wrong)
  expect(wrong).toEqual({ status: 404, body: { code: 'notFound' } })
})

test('guessing is slowed for the one who guesses', async () => {
  const { line } = await waitingWithCode()
  const statuses: number[] = []
  for (let nth = 0; nth < 12; nth++) statuses.push((await enter(line, String(nth).padStart(16, '0'))).status)
  expect(statuses.slice(0, 9)).toEqual(Array(9).fill(404))
  expect(statuses.slice(-2)).toEqual([429, 429])
})

test('a code can be made and entered without script', async () => {
  const line = await startLine()
  const visitor = openStillVisitor(line.origins.visitors)
  await visitor.get()
  await visitor.takes('self')
  await visitor.writes('en hemlighet')
  await visitor.presses('makeCode')
  const code = /class="code"[^>]*>([\d ]{19})</.exec(visitor.html())?.[1] ?? ''
  const other = openStillVisitor(line.origins.visitors)
  await other.get()
  await other.presses('enterCode', { code: '0'.repeat(16) })
  expect([other.cookie(), other.html()]).toEqual(['', expect.stringContaining('Koden stämmer inte')])
  await other.presses('enterCode', { code })
  expect(other.html()).toContain(line.t('sv', 'cameBack.withBot'))
  expect(other.html()).not.toContain('en hemlighet')
  await visitor.get()
  expect([visitor.cookie(), visitor.html()]).toEqual(['', expect.not.stringContaining('en hemlighet')])
})
