import fc from 'fast-check'
import twilio from 'twilio'
import { expect, test } from 'vitest'
import { signatureOf } from '../../../bot/channels/phone/twilio/twilioProof.ts'
import {
  writeJoin,
  writeLastResort,
  writeRefusal,
  writeResponse,
  writeWhisper,
} from '../../../bot/channels/phone/twilio/writeResponse.ts'
import type { Operation } from '../../../bot/domain/call/call.ts'
import type { StaffId } from '../../../shared/ids.ts'

const base = 'https://chat.example.org/phone/twilio'
const number = '+46846500401'
const staff = 'ben' as StaffId
const clips = [{ language: 'sv', text: 'phone.menu' }] as const
const writing = {
  callid: 'CA1',
  step: 3,
  base,
  next: (asked: string) => `${base}/next/${asked}/3`,
  sound: () => `${base}/sound/one.wav?a=1&b=<2>`,
  callerId: number,
  numberOf: () => '+46701740690',
}
const sound = writing.sound()
const written = (build: (response: InstanceType<typeof twilio.twiml.VoiceResponse>) => void) => {
  const response = new twilio.twiml.VoiceResponse()
  build(response)
  return response.toString()
}
const one = { input: ['dtmf' as const], numDigits: 1, finishOnKey: '', method: 'POST' }

/** What each operation is in the provider's markup, as the provider's own package writes it. */
const golden: [name: string, Operation[], string][] = [
  ['nothing', [], written((response) => response.hangup())],
  [
    'a greeting that no key cuts short, and a question',
    [
      { op: 'say', clips, interruptible: false },
      { op: 'ask', clips, timeoutMs: 7000 },
    ],
    written((response) => {
      response.play(sound)
      const action = `${base}/next/ask/3`
      response.gather({ ...one, timeout: 7, action, actionOnEmptyResult: true }).play(sound)
    }),
  ],
  [
    'many digits',
    [{ op: 'ask', clips, digits: 16, timeoutMs: 400 }],
    written((response) => {
      const more = { timeout: 1, action: `${base}/next/ask/3`, actionOnEmptyResult: true }
      response.gather({ ...one, numDigits: 16, finishOnKey: '#', ...more }).play(sound)
    }),
  ],
  [
    'words that a key cuts short, and staff rung',
    [
      { op: 'say', clips, interruptible: true },
      { op: 'connect', staff, ringMs: 20_000, whisper: clips, clips },
    ],
    written((response) => {
      response.gather({ ...one, timeout: 1, action: `${base}/next/ask/3` }).play(sound)
      const action = `${base}/next/connect/3`
      const dial = response.dial({ callerId: number, timeout: 20, answerOnBridge: true, action, method: 'POST' })
      dial.number({ url: `${base}/whisper/CA1`, method: 'POST' }, '+46701740690')
    }),
  ],
  [
    'staff who have claimed it',
    [{ op: 'bridge', staff }],
    written((response) => {
      const action = `${base}/next/connect/3`
      const dial = response.dial({ callerId: number, timeout: 20, answerOnBridge: true, action, method: 'POST' })
      dial.number('+46701740690')
    }),
  ],
  [
    'a message',
    [{ op: 'record', clips, mostMs: 90_000 }],
    written((response) => {
      response.play(sound)
      response.record({
        maxLength: 90,
        timeout: 90,
        finishOnKey: '#',
        playBeep: true,
        trim: 'do-not-trim',
        action: `${base}/next/record/3`,
        method: 'POST',
        recordingStatusCallback: `${base}/recording`,
        recordingStatusCallbackEvent: ['completed'],
      })
      response.redirect({ method: 'POST' }, `${base}/next/record/3`)
    }),
  ],
  [
    'the end',
    [{ op: 'say', clips, interruptible: false }, { op: 'hangUp' }],
    written((response) => {
      response.play(sound)
      response.hangup()
    }),
  ],
]

test.each(golden)('%s: our markup is what the provider’s own package writes', (_name, operations, wanted) => {
  expect(writeResponse(operations, writing)).toBe(wanted)
})

test('so are the last resort and what staff hear', () => {
  expect(writeLastResort(sound, { onCall: '+46701740699', number })).toBe(
    written((response) => {
      response.play(sound)
      response.dial({ callerId: number }).number('+46701740699')
    }),
  )
  expect(writeWhisper(sound, `${base}/accept/CA1`)).toBe(
    written((response) => {
      response.gather({ ...one, timeout: 10, action: `${base}/accept/CA1` }).play(sound)
      response.hangup()
    }),
  )
  expect(writeRefusal()).toBe(written((response) => response.hangup()))
  expect(writeJoin()).toBe(written(() => {}))
})

test('the signature is that of the provider’s own example', () => {
  const fields = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675310',
    Digits: '1234',
    From: '+14158675310',
    To: '+18005551212',
  }
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
  expect(signatureOf('12345', url, fields)).toBe('GvWf1cFY/Q7PnoempGyD5oXAezc=')
  expect(twilio.validateRequest('12345', signatureOf('12345', url, fields), url, fields)).toBe(true)
})

test('whatever the fields, the provider’s own package takes our signature, and not that of other fields', () => {
  const field = fc.oneof(fc.string(), fc.array(fc.string(), { minLength: 1, maxLength: 3 }))
  const any = fc.dictionary(fc.string({ minLength: 1 }), field, { maxKeys: 8, noNullPrototype: true })
  fc.assert(
    fc.property(any, fc.string({ minLength: 1 }), (fields, token) => {
      const url = `${base}/start`
      const signature = signatureOf(token, url, fields)
      expect(twilio.validateRequest(token, signature, url, fields)).toBe(true)
      expect(twilio.validateRequest(token, signature, url, { ...fields, From: '+46701740605x' })).toBe(false)
    }),
  )
})
