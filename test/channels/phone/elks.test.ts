import { expect, onTestFinished, test, vi } from 'vitest'
import { freePort } from '../../support/freePort.ts'
import { startLine } from '../../support/startLine.ts'
import { voiceFolder } from '../../support/voiceFolder.ts'
import { dialElks, openElksApi } from './elksNetwork.ts'

const secret = 'a-secret-that-nobody-can-guess'
const [benPhone, ruthPhone, line] = ['+46701740690', '+46701740691', '+46846500401']
const callerNumber = '+46701740605'

async function openLine(env: Record<string, string> = {}) {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const api = await openElksApi()
  const running = await startLine(
    {},
    {
      PHONE: 'elks',
      PORT: String(port),
      PUBLIC_ORIGIN: origin,
      VOICE_DIR: voiceFolder(['sv', 'en']),
      ELKS_SECRET: secret,
      ELKS_SOURCES: '127.0.0.1',
      ELKS_USER: 'user',
      ELKS_PASSWORD: 'password',
      ELKS_API: api.origin,
      PHONE_NUMBER: line,
      PHONE_ON_CALL: '+46701740699',
      PHONE_STAFF: `ben=${benPhone}, ruth=${ruthPhone}`,
      ...env,
    },
  )
  return {
    ...running,
    api,
    origin,
    dial: (from?: string, callid?: string) =>
      dialElks({ origin, secret, ...(from === undefined ? {} : { from }) }, callid),
  }
}

test('a caller is greeted, asked, screened and put through, and staff see the line’s number alone', async () => {
  const { staff, dial, ports } = await openLine()
  const ben = await staff('ben')
  const call = await dial()
  await call.start()
  expect(call.heard()).toEqual(['phone.greeting', 'phone.language'])
  expect(call.action()).toMatchObject({ ivr: expect.stringContaining('/sound/'), digits: 1, timeout: 1, repeat: 1 })
  for (const key of ['1', '1', '3', '1', '1']) await call.keys(key)
  expect(call.action()).toMatchObject({ connect: benPhone, callerid: line })
  expect(JSON.stringify(call.action())).not.toContain(callerNumber)
  const card = await ben.untilCard('it rings', ({ call: state }) => state?.state === 'ringing')
  expect(card.urgency).toBe('urgent')
  // What was said is over when this comes.
  await call.staff('success')
  expect(call.heard()).toEqual(['C4'])
  await call.keys('1')
  expect(call.heard()).toEqual(['phone.ended'])
  expect(call.action()).toMatchObject({ hangup: 'reject' })
  await call.hangsUp()
  const { id } = await ben.untilCard('it is ben’s to close', ({ status }) => status === 'withStaff')
  await ben.closes(id, { outcome: ['advice'] })
  expect(await ports.conversations.records()).toMatchObject([{ channel: 'phone', outcome: ['advice'] }])
})

test('busy and unanswered telephones lead on to the next, then to what can be done, and the end of a pause rings again', async () => {
  const { staff, dial } = await openLine()
  await staff('ben')
  await staff('ruth')
  const call = await dial()
  await call.start()
  await call.keys('0')
  expect(call.action()).toMatchObject({ connect: benPhone })
  await call.staff('busy')
  expect(call.action()).toMatchObject({ connect: ruthPhone })
  await call.staff('failed')
  expect(call.heard()).toEqual(['phone.hold'])
  // The pause is over; that says as little as "success" would, and hangs nobody up.
  await call.silent()
  expect(call.action()).toMatchObject({ ivr: expect.any(String) })
  await call.silent()
  expect(call.action()).toMatchObject({ connect: benPhone })
})

test('two silences ring a person', async () => {
  const { staff, dial } = await openLine()
  await staff('ben')
  const call = await dial()
  await call.start()
  for (let silences = 0; silences < 5 && !call.action().connect; silences++) await call.silent()
  expect(call.action()).toMatchObject({ connect: benPhone })
})

test('what is delivered twice is answered twice the same, and done once', async () => {
  const { staff, dial, ports } = await openLine()
  const ben = await staff('ben')
  const call = await dial()
  await call.start()
  await call.keys('1')
  const url = String(call.action().next)
  const [first, again] = await Promise.all([call.ask(url, { result: '0' }), call.ask(url, { result: '0' })])
  expect(again).toEqual(first)
  expect(await call.ask(url, { result: '0' })).toEqual(first)
  const { id } = await ben.untilWaiting()
  const entries = await ports.conversations.read(id)
  expect(entries.filter(({ kind }) => kind === 'handedOver')).toHaveLength(1)
})

test('the end of a call may come late, twice, and for a call that nobody knows', async () => {
  const { staff, dial } = await openLine()
  const ben = await staff('ben')
  const call = await dial()
  await call.start()
  await call.keys('0')
  const { id } = await ben.untilWaiting()
  for (let times = 0; times < 2; times++) expect((await call.hangsUp()).status).toBe(204)
  await ben.until('the card is gone', () => !ben.cards().some((card) => card.id === id))
  expect((await (await dial()).hangsUp()).status).toBe(204)
})

test('after a restart a call that goes on begins again, and hears words', async () => {
  const { dial } = await openLine()
  const call = await dial()
  await call.start()
  const other = await openLine()
  const url = String(call.action().next).replace(/^http:\/\/[^/]+/, other.origin)
  expect(await call.ask(url, { result: '1' })).toMatchObject({ play: expect.any(String), skippable: false })
})

test('without the secret, or from elsewhere, there is no telephone here', async () => {
  const { origin } = await openLine()
  const post = (path: string) =>
    fetch(`${origin}/phone/${path}/start`, { method: 'POST', body: new URLSearchParams({ callid: 'c1' }) })
  expect((await post(`${secret.slice(0, -1)}x`)).status).toBe(404)
  const elsewhere = await openLine({ ELKS_SOURCES: '176.10.154.199' })
  const response = await fetch(`${elsewhere.origin}/phone/${secret}/start`, {
    method: 'POST',
    body: new URLSearchParams({ callid: 'c1' }),
  })
  expect(response.status).toBe(404)
})

test('what cannot be read, or breaks, is answered with words and a person’s telephone', async () => {
  const { origin } = await openLine()
  const response = await fetch(`${origin}/phone/${secret}/start`, {
    method: 'POST',
    body: new URLSearchParams({ nothing: 'known' }),
  })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    play: expect.any(String),
    next: { connect: '+46701740699', callerid: line },
  })
})

test.each(['', 'anonymous', 'unknown', '0701740605'])(
  'a hidden number (%s) is asked for before a call-back',
  async (from) => {
    const { dial } = await openLine()
    const call = await dial(from)
    await call.start()
    for (const key of ['0', '1', '1', '1']) await call.keys(key)
    expect(call.heard()).toEqual(['phone.callBack.number'])
    expect(call.action()).toMatchObject({ digits: 16 })
    await call.keys('0701740699')
    await call.silent()
    // Digits are said from a file whose name tells none.
    expect(call.heard()).toEqual([...'0701740699'].map((digit) => `digit.${digit}`))
    expect(JSON.stringify(call.action())).not.toContain('0701740699')
  },
)

test('a recording is fetched, destroyed at the provider, and waits for staff', async () => {
  const { staff, dial, api } = await openLine()
  const call = await dial()
  await call.start()
  for (const key of ['0', '2']) await call.keys(key)
  expect(call.action()).toMatchObject({ record: expect.stringContaining('/recording'), silencedetection: 'no' })
  expect((await call.recording(`${api.origin}/a1/recordings/r1.wav`)).status).toBe(204)
  await call.recorded()
  expect(call.heard()).toEqual(['phone.message.kept'])
  await call.hangsUp()
  expect(api.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /a1/recordings/r1.wav',
    'DELETE /a1/recordings/r1',
  ])
  const ben = await staff('ben')
  await ben.untilCard('a message', ({ wants }) => wants === 'message')
})

test.each([2, 3])(
  'a provider that %i times does not destroy its copy is told again, and staff have the message',
  async (times) => {
    const { staff, dial, api } = await openLine()
    api.keepsCopies(times)
    const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => printed.mockRestore())
    const call = await dial()
    await call.start()
    for (const key of ['0', '2']) await call.keys(key)
    expect((await call.recording(`${api.origin}/a1/recordings/r1.wav`)).status).toBe(204)
    expect(api.asked.filter(({ method }) => method === 'DELETE')).toHaveLength(3)
    // What is left there somebody must know of.
    expect(printed.mock.calls.some(([line]) => String(line).includes('recording:left'))).toBe(times === 3)
    await call.recorded()
    await call.hangsUp()
    const ben = await staff('ben')
    await ben.untilCard('a message', ({ wants }) => wants === 'message')
  },
)

test('the login goes to the provider alone, whatever address a recording names', async () => {
  const { dial, api } = await openLine()
  const elsewhere = await openElksApi()
  const call = await dial()
  await call.start()
  await call.recording(`${elsewhere.origin}/a1/recordings/r1.wav`)
  expect([...elsewhere.asked, ...api.asked]).toEqual([])
})

test('the address of the chat is sent after a yes, and says nothing else', async () => {
  const { dial, api, origin } = await openLine()
  const call = await dial()
  await call.start()
  for (const key of ['0', '4', '1']) await call.keys(key)
  expect(api.asked.map(({ path }) => path)).toEqual(['/a1/sms'])
  expect(Object.fromEntries(new URLSearchParams(api.asked[0]?.body))).toEqual({
    from: line,
    to: callerNumber,
    message: origin,
    dontlog: 'message',
  })
})

test('who claims in the console while nobody’s telephone rings is rung at the next question', async () => {
  const { staff, dial } = await openLine()
  const ruth = await staff('ruth', { onDuty: false })
  const call = await dial()
  await call.start()
  await call.keys('0')
  const { id } = await ruth.untilWaiting()
  await ruth.claims(id)
  await ruth.untilCard('it is connected', ({ call: state }) => state?.state === 'connected')
  await call.silent()
  expect(call.action()).toMatchObject({ connect: ruthPhone, callerid: line })
})

test('without Swedish recordings the line does not start, and says why', async () => {
  await expect(openLine({ VOICE_DIR: voiceFolder(['en']) })).rejects.toThrow('recordings')
})
