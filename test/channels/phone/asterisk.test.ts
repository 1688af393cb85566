import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startLine } from '../../support/startLine.ts'
import { voiceFolder } from '../../support/voiceFolder.ts'
import { fakeAri } from './fakeAri.ts'

const caller = '1795315210.0'
const number = '+46701740605'

async function openLine(staff = 'ben=PJSIP/staff1') {
  const ari = await fakeAri()
  const start = () =>
    startLine(
      {},
      {
        PHONE: 'asterisk',
        VOICE_DIR: voiceFolder(['sv']),
        ASTERISK_URL: ari.origin(),
        ASTERISK_USER: 'hotline',
        ASTERISK_PASSWORD: 'password',
        PHONE_NUMBER: '0123',
        PHONE_STAFF: staff,
      },
    )
  const line = await start()
  await ari.untilConnected()
  return { ...line, ari }
}

/** The texts that are played to a channel, in order. */
const heard = ({ asked }: Awaited<ReturnType<typeof fakeAri>>, id = caller) =>
  asked.flatMap(({ path, query }) =>
    path === `/channels/${id}/play`
      ? (query.media ?? '').split(',').map((one) => /([^/]+)\.[0-9a-f]{8}$/.exec(one)?.[1])
      : [],
  )

async function untilRings({ ari }: Awaited<ReturnType<typeof openLine>>) {
  ari.comes(caller, number)
  await ari.untilAsked('POST', /play$/)
  // No key cuts the greeting short.
  ari.press(caller, '0')
  ari.played()
  await ari.untilAsked('POST', /play$/, 2)
  ari.press(caller, '0')
  await ari.untilAsked('POST', /play$/, 3)
  ari.played()
  await ari.untilAsked('POST', /^\/channels$/)
  return [...ari.channels.keys()].at(-1) ?? ''
}

test('a key cuts a text short and rings staff, whose telephone shows the line’s number and never the caller’s', async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  await untilRings(line)
  expect(heard(line.ari).slice(0, 2)).toEqual(['phone.greeting', 'phone.menu'])
  expect(line.ari.asked.some(({ method, path }) => method === 'DELETE' && path.startsWith('/playbacks/'))).toBe(true)
  const originate = line.ari.asked.find(({ method, path }) => method === 'POST' && path === '/channels')
  expect(originate?.query).toMatchObject({ endpoint: 'PJSIP/staff1', callerId: '"Linje" <0123>', timeout: '20' })
  expect(JSON.stringify(line.ari.asked)).not.toContain('1740605')
  await ben.untilCard('it rings', ({ call }) => call?.state === 'ringing')
})

test('who takes it up hears what it is and presses 1; then both talk, and the end of one is the end of both', async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  const staff = await untilRings(line)
  line.ari.staffTakesUp(staff, caller)
  await line.ari.until('the whisper', () => heard(line.ari, staff).includes('phone.whisper'))
  line.ari.press(staff, '1')
  const joined = await line.ari.untilAsked('POST', /addChannel$/)
  expect(joined.query.channel).toBe(`${caller},${staff}`)
  await ben.untilCard('it is ben’s', ({ status, call }) => status === 'withStaff' && call?.state === 'connected')
  line.ari.gone(staff)
  await line.ari.until('the last question', () => heard(line.ari).includes('C4'))
  line.ari.press(caller, '1')
  await line.ari.until('the last words', () => heard(line.ari).includes('phone.ended'))
  line.ari.played()
  await line.ari.untilAsked('DELETE', new RegExp(`^/channels/${caller}$`))
})

test('telephones ring one by one along the shift plan, whoever came first to the console', async () => {
  const line = await openLine('ben=PJSIP/staff1, eva=PJSIP/staff2, ruth=PJSIP/staff3')
  await line.staff('ben')
  await line.staff('eva')
  const ruth = await line.staff('ruth', { role: 'coordinator' })
  const days = ['monday', 'tuesday', 'thursday', 'friday', 'saturday', 'sunday', 'holidays', 'exceptions']
  const shifts = Object.fromEntries(days.map((day) => [day, []]))
  // Eva is on duty and in no shift: she comes last.
  const plan = { ...shifts, wednesday: [{ from: '08:00', to: '20:00', staff: [3, 1] }] }
  expect(await ruth.ask('plan:save', { version: 0, plan })).toEqual({ problems: [] })
  await untilRings(line)
  const rung = async (nth: number) => (await line.ari.untilAsked('POST', /^\/channels$/, nth)).query.endpoint
  const order = []
  for (const nth of [1, 2, 3]) {
    order.push(await rung(nth))
    line.ari.gone([...line.ari.channels.keys()].at(-1) ?? '', 17)
  }
  expect(order).toEqual(['PJSIP/staff3', 'PJSIP/staff1', 'PJSIP/staff2'])
  await line.ari.until('the choices', () => heard(line.ari).includes('phone.hold'))
})

test('busy staff lead to what can be done meanwhile; a caller who hangs up ends the telephone that rings', async () => {
  const line = await openLine()
  await line.staff('ben')
  const staff = await untilRings(line)
  line.ari.gone(staff, 17)
  await line.ari.until('the choices', () => heard(line.ari).includes('phone.hold'))
  line.ari.press(caller, '0')
  await line.ari.untilAsked('POST', /^\/channels$/, 2)
  const second = [...line.ari.channels.keys()].at(-1)
  line.ari.gone(caller)
  await line.ari.untilAsked('DELETE', new RegExp(`^/channels/${second}$`))
})

test('a message is recorded only when asked for, fetched, and destroyed there; an event without a file is no message', async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  await untilRings(line)
  line.ari.press(caller, '2')
  await line.ari.until('the text before it', () => heard(line.ari).includes('phone.message.leave'))
  line.ari.played()
  const first = await line.ari.untilAsked('POST', /record$/)
  line.ari.recordingEnds(caller, first.query.name ?? '')
  await line.ari.until('nothing was kept', () => heard(line.ari).includes('phone.message.failed'))
  line.ari.press(caller, '2')
  await line.ari.until(
    'the text again',
    () => heard(line.ari).filter((text) => text === 'phone.message.leave').length === 2,
  )
  line.ari.played()
  const second = await line.ari.untilAsked('POST', /record$/, 2)
  line.ari.recordingEnds(caller, second.query.name ?? '', Buffer.from('RIFF a voice'))
  await line.ari.until('it was kept', () => heard(line.ari).includes('phone.message.kept'))
  expect(line.ari.recordings.size).toBe(0)
  await ben.untilCard('a message', ({ wants }) => wants === 'message')
})

test('a line that starts takes over callers whose process died, and ends telephones that ring for nobody', async () => {
  const ari = await fakeAri()
  const channel = (id: string, data: string) => ({ id, dialplan: { app_name: 'Stasis', app_data: data } })
  ari.channels.set('7.1', channel('7.1', 'hotline,incoming,0100'))
  ari.channels.set('7.2', channel('7.2', 'hotline,staff,7.1'))
  ari.channels.set('7.3', { id: '7.3', dialplan: { app_name: 'Dial', app_data: '' } })
  await startLine(
    {},
    {
      PHONE: 'asterisk',
      VOICE_DIR: voiceFolder(['sv']),
      ASTERISK_URL: ari.origin(),
      ASTERISK_USER: 'hotline',
      ASTERISK_PASSWORD: 'password',
      PHONE_NUMBER: '0123',
    },
  )
  const continued = await ari.untilAsked('POST', /continue$/)
  expect(continued).toMatchObject({ path: '/channels/7.1/continue', query: { context: 'rescue', extension: 's' } })
  await ari.untilAsked('DELETE', /^\/channels\/7\.2$/)
  expect(ari.asked.some(({ path }) => path.includes('7.3'))).toBe(false)
})

test('our own configuration hides numbers, writes no call down, and falls back to 112', () => {
  const folder = new URL('../../../bot/channels/phone/asterisk/config/', import.meta.url)
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
  )
  expect(files['pjsip.conf']).not.toMatch(/(trust_id_inbound|send_pai|send_rpid)=yes/)
  expect(files['pjsip.conf']).toMatch(/trust_id_inbound=no/)
  // A console is an endpoint of its own kind, in a telephone’s codecs, that calls nobody.
  const browser = /\[browser\]\(!\)\n([\s\S]*?)\n\n/.exec(files['pjsip.conf'] ?? '')?.[1] ?? ''
  for (const line of [
    'webrtc=yes',
    'context=nowhere',
    'disallow=all',
    'allow=g722,alaw,ulaw',
    'send_connected_line=no',
  ])
    expect(browser.split('\n')).toContain(line)
  expect(files['extensions.conf']).not.toContain('[nowhere]')
  expect(files['rtp.conf']).toContain('icesupport=yes')
  for (const name of ['cdr.conf', 'cel.conf']) expect(files[name]).toContain('enable=no')
  expect(files['extensions.conf']).toMatch(/Stasis\(hotline,incoming,again\)\n same => n,Goto\(down/)
  expect(files['extensions.conf']).not.toMatch(/MixMonitor|Record\(|Voicemail/i)
  expect(files['modules.conf']).toContain('noload=app_mixmonitor.so')
})
