import { expect, test } from 'vitest'
import { freePort } from '../../support/freePort.ts'
import { startLine } from '../../support/startLine.ts'
import { voiceFolder } from '../../support/voiceFolder.ts'
import { openElksApi } from './elksNetwork.ts'
import { dialTwilio } from './twilioNetwork.ts'

const token = 'a-token-of-the-provider'
const [benPhone, ruthPhone, line] = ['+46701740690', '+46701740691', '+46846500401']
const callerNumber = '+46701740605'

async function openLine() {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const api = await openElksApi()
  const running = await startLine(
    {},
    {
      PHONE: 'twilio',
      PORT: String(port),
      PUBLIC_ORIGIN: origin,
      VOICE_DIR: voiceFolder(['sv', 'en']),
      TWILIO_ACCOUNT: `AC${'0'.repeat(32)}`,
      TWILIO_TOKEN: token,
      TWILIO_API: api.origin,
      PHONE_NUMBER: line,
      PHONE_ON_CALL: '+46701740699',
      PHONE_STAFF: `ben=${benPhone}, ruth=${ruthPhone}`,
    },
  )
  return {
    ...running,
    api,
    origin,
    dial: (from?: string, callid?: string) =>
      dialTwilio({ origin, token, ...(from === undefined ? {} : { from }) }, callid),
  }
}

test('a caller is screened and rung for; whoever takes it up presses 1, and staff see the line’s number alone', async () => {
  const { staff, dial, ports } = await openLine()
  const ben = await staff('ben')
  const call = dial()
  await call.start()
  expect(call.heard()).toEqual(['phone.greeting', 'phone.language'])
  for (const key of ['1', '1', '3', '1', '1']) await call.keys(key)
  expect(call.verb()).toMatchObject({ name: 'Dial', attributes: { callerId: line, answerOnBridge: 'true' } })
  expect(call.verb()?.inside).toMatchObject([{ name: 'Number', text: benPhone }])
  expect(JSON.stringify(call.verb())).not.toContain(callerNumber)
  await ben.untilCard('it rings', ({ call: state, urgency }) => state?.state === 'ringing' && urgency === 'urgent')
  expect(await call.staffPresses('1')).toEqual([])
  const { id } = await ben.untilCard('it is connected', ({ call: state }) => state?.state === 'connected')
  await call.staff('completed')
  expect(call.heard()).toEqual(['C4'])
  await call.keys('1')
  expect(call.heard()).toEqual(['phone.ended'])
  expect(call.verb()).toMatchObject({ name: 'Hangup' })
  expect((await call.status('completed')).status).toBe(204)
  await ben.closes(id, { outcome: ['advice'] })
  expect(await ports.conversations.records()).toMatchObject([{ channel: 'phone', outcome: ['advice'] }])
})

test('an answering machine takes no call: whoever presses nothing was not there, and the next one is rung', async () => {
  const { staff, dial } = await openLine()
  await staff('ben')
  const ruth = await staff('ruth')
  const call = dial()
  await call.start()
  await call.keys('0')
  expect(await call.staffPresses('')).toEqual(['Hangup'])
  await call.staff('completed')
  expect(call.verb()?.inside).toMatchObject([{ text: ruthPhone }])
  await call.staff('no-answer')
  expect(call.heard()).toEqual(['phone.hold'])
  await ruth.untilCard('it waits', ({ status }) => status === 'waiting')
})

test('two silences ring a person', async () => {
  const { staff, dial } = await openLine()
  await staff('ben')
  const call = dial()
  await call.start()
  for (let silences = 0; silences < 5 && call.verb()?.name !== 'Dial'; silences++) await call.silent()
  expect(call.verb()?.inside).toMatchObject([{ text: benPhone }])
})

test('what is delivered twice is answered twice the same, and done once', async () => {
  const { staff, dial, ports } = await openLine()
  const ben = await staff('ben')
  const call = dial()
  await call.start()
  await call.keys('1')
  const url = call.verb()?.attributes.action ?? ''
  const asked = async () => (await call.ask(url, { Digits: '0' })).text()
  const [first, again] = await Promise.all([asked(), asked()])
  expect(first).toContain('<Dial')
  expect(again).toBe(first)
  expect(await asked()).toBe(first)
  const { id } = await ben.untilWaiting()
  const entries = await ports.conversations.read(id)
  expect(entries.filter(({ kind }) => kind === 'handedOver')).toHaveLength(1)
  for (let times = 0; times < 2; times++) expect((await call.status('completed')).status).toBe(204)
  await ben.until('the card is gone', () => !ben.cards().some((card) => card.id === id))
})

test('a changed field, a wrong token or no signature: there is no telephone here', async () => {
  const { origin, dial } = await openLine()
  const call = dial()
  await call.start()
  const url = `${origin}/phone/twilio/start`
  const signature = call.sign(url, { CallSid: 'CA1' })
  expect((await call.ask(url, {}, signature)).status).toBe(404)
  const other = dialTwilio({ origin, token: 'another' })
  await expect(other.start()).rejects.toThrow('refused: 404')
  expect((await fetch(url, { method: 'POST', body: new URLSearchParams({ CallSid: 'CA1' }) })).status).toBe(404)
  expect((await call.ask(`${url}?a=1`, {}, call.sign(url, {}))).status).toBe(404)
})

test('what cannot be read is answered with words and a person’s telephone', async () => {
  const { origin, dial } = await openLine()
  const response = await dial().ask(`${origin}/phone/twilio/start`, { CallSid: '' })
  expect(response.status).toBe(200)
  expect(await response.text()).toMatch(
    /^<\?xml[^>]*><Response><Play>http[^<]+\.wav<\/Play><Dial callerId="\+46846500401"><Number>\+46701740699</,
  )
})

test('after a restart a call that goes on begins again, and hears words', async () => {
  const { dial } = await openLine()
  const call = dial()
  await call.start()
  const other = await openLine()
  const url = (call.verb()?.attributes.action ?? '').replace(/^http:\/\/[^/]+/, other.origin)
  expect(await (await call.ask(url, { Digits: '1' })).text()).toMatch(/<Play>.*<Gather/)
})

// ANONYMOUS, RESTRICTED (also with a country's 1 before it), UNKNOWN, BLOCKED and UNAVAILABLE on a telephone's keys: recorded requests have them.
test.each([
  '+266696687',
  '+7378742833',
  '+17378742833',
  '+8656696',
  '+2562533',
  '+86282452253',
  'anonymous',
  '',
  '0701740605',
])('a hidden number (%s) is asked for before a call-back, and # alone leads back', async (from) => {
  const { dial } = await openLine()
  const call = dial(from)
  await call.start()
  for (const key of ['0', '1', '1', '1']) await call.keys(key)
  expect(call.heard()).toEqual(['phone.callBack.number'])
  expect(call.verb()?.attributes).toMatchObject({ numDigits: '16', finishOnKey: '#' })
  await call.keys('0701740699')
  await call.silent()
  expect(call.heard()).toEqual([...'0701740699'].map((digit) => `digit.${digit}`))
  expect(JSON.stringify(call.verb())).not.toContain('0701740699')
  await call.silent()
  await call.keys('2')
  await call.onlyHash()
  expect(call.heard()).toEqual(['phone.nobody'])
})

test('a recording is fetched, destroyed at the provider, and waits for staff; nothing said is no message', async () => {
  const { staff, dial, api } = await openLine()
  const call = dial()
  await call.start()
  for (const key of ['0', '2']) await call.keys(key)
  expect(call.verb()).toMatchObject({ name: 'Record', attributes: { finishOnKey: '#', maxLength: '90' } })
  expect((await call.recorded(`${api.origin}/Recordings/RE1`)).status).toBe(204)
  await call.spoke()
  expect(call.heard()).toEqual(['phone.message.kept'])
  await call.status('completed')
  expect(api.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /Recordings/RE1.wav',
    'DELETE /Recordings/RE1.json',
  ])
  const ben = await staff('ben')
  await ben.untilCard('a message', ({ wants }) => wants === 'message')
})

test('the login goes to the provider alone, whatever address a recording names', async () => {
  const { dial, api } = await openLine()
  const elsewhere = await openElksApi()
  const call = dial()
  await call.start()
  for (const key of ['0', '2']) await call.keys(key)
  await call.recorded(`${elsewhere.origin}/Recordings/RE1`)
  expect([...elsewhere.asked, ...api.asked]).toEqual([])
})

test('a status that is not the end of a call ends nothing', async () => {
  const { staff, dial } = await openLine()
  const ben = await staff('ben')
  const call = dial()
  await call.start()
  await call.keys('0')
  const { id } = await ben.untilWaiting()
  expect((await call.status('in-progress')).status).toBe(204)
  await call.staff('busy')
  expect(call.heard()).toEqual(['phone.hold'])
  expect(ben.cards().some((card) => card.id === id)).toBe(true)
})

test('who claims in the console while nobody’s telephone rings is rung at the next question, without being asked', async () => {
  const { staff, dial } = await openLine()
  const ruth = await staff('ruth', { onDuty: false })
  const call = dial()
  await call.start()
  await call.keys('0')
  const { id } = await ruth.untilWaiting()
  await ruth.claims(id)
  await ruth.untilCard('it is connected', ({ call: state }) => state?.state === 'connected')
  await call.silent()
  expect(call.verb()).toMatchObject({ name: 'Dial', inside: [{ text: ruthPhone, attributes: {} }] })
})
