import { expect, onTestFinished, test } from 'vitest'
import { answerChallenge } from '../../bot/channels/phone/asterisk/browser/digest.ts'
import { headerOf, readMessage, writeMessage } from '../../bot/channels/phone/asterisk/browser/sipMessage.ts'
import { openSipPhone } from './sipPhone.ts'
import { decodeAlaw, encodeAlaw, strengthOf, toneAt } from './sound.ts'

async function phone(name: string) {
  const opened = await openSipPhone({ host: '127.0.0.1', name })
  onTestFinished(opened.close)
  return opened
}

async function connected() {
  const [caller, staff] = [await phone('caller'), await phone('staff')]
  const call = caller.dial(staff.uri, { headers: [['X-Test', 'one']] })
  const rings = await staff.untilRings()
  const [here, there] = await Promise.all([call.answered, rings.answer()])
  return { caller, staff, here, there, rings }
}

test('two telephones call each other: each hears the other’s tone and not its own, and the end of one is the end of both', async () => {
  const { here, there, rings, staff } = await connected()
  expect(headerOf(rings.invite, 'X-Test')).toBe('one')
  expect(staff.received().join()).toContain('caller@127.0.0.1')
  here.media.plays(440)
  there.media.plays(1000)
  await Promise.all([here.media.untilTone(1000), there.media.untilTone(440)])
  expect(here.media.strength(440)).toBeLessThan(100)
  expect(there.media.strength(1000)).toBeLessThan(100)
  await there.hangUp()
  await here.untilOver()
  expect([here.isOver(), there.isOver()]).toEqual([true, true])
})

test('keys are heard once each, the same key twice as two', async () => {
  const { here, there } = await connected()
  for (const key of '1199*0#') {
    here.media.press(key)
    // A key has a time of its own, which goes on with the sound.
    await there.media.untilKeys(key)
    await there.media.untilSound()
  }
  expect(there.media.keys()).toEqual([...'1199*0#'])
  await here.hangUp()
})

test('a caller who gives up stops the ringing; one who is busy says so', async () => {
  const [caller, staff] = [await phone('caller'), await phone('staff')]
  const given = caller.dial(staff.uri)
  const rings = await staff.untilRings()
  await given.cancel()
  await rings.untilCancelled()
  await expect(given.answered).rejects.toThrow('487')
  const second = caller.dial(staff.uri)
  const refused = expect(second.answered).rejects.toThrow('486')
  const again = await staff.untilRings()
  again.refuse(486)
  await refused
})

test('the answer to a challenge is that of RFC 2617, and without qop that of RFC 2069', () => {
  const challenge =
    'Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc"'
  const login = { user: 'Mufasa', password: 'Circle Of Life' }
  const asked = { method: 'GET', uri: '/dir/index.html', cnonce: '0a4f113b' }
  expect(answerChallenge(challenge, login, asked)).toContain('response="6629fae49393a05397450978507c4ef1"')
  const old = answerChallenge(challenge.replace(/qop="[^"]*", /, ''), login, asked)
  expect(old).toContain('response="670fd8c2df070c60b045671b8b24ff02"')
  expect(old).not.toContain('qop')
})

test('a tone survives A-law, and is told from its neighbours', () => {
  const sound = Array.from({ length: 4000 }, (_, at) => decodeAlaw(encodeAlaw(toneAt(440, at))))
  expect(strengthOf(440, sound)).toBeGreaterThan(7500)
  expect(strengthOf(440, sound)).toBeLessThan(8500)
  for (const other of [350, 480, 1000]) expect(strengthOf(other, sound)).toBeLessThan(200)
  // Silence and the ends of the scale, as G.711 has them.
  expect(encodeAlaw(0)).toBe(0xd5)
  expect(decodeAlaw(encodeAlaw(32_767))).toBe(32_256)
  expect(decodeAlaw(encodeAlaw(-32_768))).toBe(-32_256)
})

test('a message reads as it was written, short names too', () => {
  const message = {
    first: 'BYE sip:a@b SIP/2.0',
    headers: [
      ['Via', 'x'],
      ['Call-ID', '1'],
    ] as [string, string][],
    body: 'v=0\r\n',
  }
  expect(readMessage(writeMessage(message))).toMatchObject({ first: message.first, body: message.body })
  expect(headerOf(readMessage('BYE sip:a@b SIP/2.0\r\ni: 7\r\n\r\n'), 'Call-ID')).toBe('7')
})
