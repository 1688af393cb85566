import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fileName, phoneTopics } from '../../bot/channels/phone/recordings.ts'
import { readSettingsFile } from '../../bot/content/readSettings.ts'
import { recordingsOf } from '../../bot/text/recordings.ts'
import { createTranslate, installedTexts } from '../../bot/text/translate.ts'
import { startLine } from '../support/startLine.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { openSipPhone } from './sipPhone.ts'
import { rate, toneAt } from './sound.ts'

const {
  SIP_SERVER,
  SIP_CALLER_HOST = '127.0.0.2',
  SIP_STAFF_HOST = '127.0.0.3',
  SIP_STAFF = 'ben:CHANGE-ME',
} = process.env
const number = '+46701740688'
/** What every recording sounds like, what the caller says, and what staff say. */
const [prompt, fromCaller, fromStaff] = [700, 440, 1000]

async function openPhones() {
  const [host = '', port = '5060'] = (SIP_SERVER ?? '').split(':')
  const server = { host, port: Number(port) }
  const [user = '', password = ''] = SIP_STAFF.split(':')
  const line = await startLine(
    {},
    {
      PHONE: 'asterisk',
      VOICE_DIR: voiceOfTones(),
      ASTERISK_URL: process.env.ASTERISK_URL ?? 'http://127.0.0.1:8088',
      ASTERISK_USER: process.env.ASTERISK_USER ?? 'hotline',
      ASTERISK_PASSWORD: process.env.ASTERISK_PASSWORD ?? 'CHANGE-ME',
      PHONE_NUMBER: '0123',
      PHONE_STAFF: `ben=PJSIP/${user}`,
    },
  )
  const caller = await openSipPhone({ host: SIP_CALLER_HOST, name: number })
  const staff = await openSipPhone({ host: SIP_STAFF_HOST, name: user, login: { user, password } })
  onTestFinished(() => {
    caller.close()
    staff.close()
  })
  await staff.registers(server)
  const asserted = `<sip:${number}@${SIP_CALLER_HOST}>`
  const dial = () =>
    caller.dial(`sip:0123@${host}:${port}`, {
      by: server,
      headers: [
        ['P-Asserted-Identity', asserted],
        ['Remote-Party-ID', `${asserted};party=calling`],
      ],
    })
  return { line, caller, staff, dial }
}

/** A folder of recordings, each a second of one tone. */
function voiceOfTones() {
  const folder = temporaryFolder()
  const read = readSettingsFile('bot/settings.json')
  if ('problems' in read) throw new Error('no settings')
  const t = createTranslate(installedTexts(read.settings), () => {})
  mkdirSync(join(folder, 'synthesised', 'sv'), { recursive: true })
  for (const recording of recordingsOf(t, 'sv', phoneTopics))
    writeFileSync(join(folder, 'synthesised', 'sv', fileName(recording)), toneFile())
  return folder
}

function toneFile(): Buffer {
  const sound = Buffer.alloc(44 + rate * 2)
  sound.write('RIFF', 0)
  sound.writeUInt32LE(36 + rate * 2, 4)
  sound.write('WAVEfmt ', 8)
  for (const [at, value] of [
    [16, 16],
    [24, rate],
    [28, rate * 2],
    [40, rate * 2],
  ] as const)
    sound.writeUInt32LE(value, at)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    sound.writeUInt16LE(value, at)
  sound.write('data', 36)
  for (let at = 0; at < rate; at++) sound.writeInt16LE(toneAt(prompt, at), 44 + at * 2)
  return sound
}

test.skipIf(!SIP_SERVER)(
  'a real call: words are heard, keys ring staff, both hear each other, and staff never get the caller’s number',
  async () => {
    const { line, caller, staff, dial } = await openPhones()
    const ben = await line.staff('ben')
    const call = await dial().answered
    await call.media.untilTone(prompt)
    // No key cuts the greeting short; the menu comes after it.
    const rings = staff.untilRings()
    const pressing = setInterval(() => call.media.press('0'), 1000)
    onTestFinished(() => clearInterval(pressing))
    const answered = await (await rings).answer()
    clearInterval(pressing)
    await ben.untilCard('it rings', ({ call: state }) => state?.state === 'ringing')
    await answered.media.untilTone(prompt)
    answered.media.press('1')
    await ben.untilCard('it is connected', ({ call: state }) => state?.state === 'connected')
    call.media.plays(fromCaller)
    answered.media.plays(fromStaff)
    await Promise.all([call.media.untilTone(fromStaff), answered.media.untilTone(fromCaller)])
    expect(call.media.strength(fromCaller)).toBeLessThan(300)
    expect(answered.media.strength(fromStaff)).toBeLessThan(300)
    await answered.hangUp()
    await call.media.untilTone(prompt)
    call.media.press('2')
    await call.untilOver()
    expect(staff.received().join('\n')).not.toContain('701740688')
    expect(caller.received().join('\n')).not.toContain(`${SIP_STAFF.split(':')[0]}@`)
  },
)

test.skipIf(!SIP_SERVER)('a caller who hangs up while it rings stops the ringing', async () => {
  const { line, staff, dial } = await openPhones()
  await line.staff('ben')
  const call = await dial().answered
  const pressing = setInterval(() => call.media.press('0'), 1000)
  onTestFinished(() => clearInterval(pressing))
  const rings = await staff.untilRings()
  clearInterval(pressing)
  await call.hangUp()
  await rings.untilCancelled()
  expect(staff.received().join('\n')).not.toContain('701740688')
})
