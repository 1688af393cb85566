import { fakeAri } from './fakeAri.ts'
import { createFakeSwitch, type Headers, type SwitchCall } from './fakeSwitch.ts'

interface Caller {
  number: string
  /** What a trunk may add, and what it is that the caller's telephone says of sound. */
  more?: Headers
  sdp: string
}

export const browserPassword = 'a-password-no-browser-sees'

/** Asterisk whose interface and whose telephones are one: what is rung there rings here, and what happens here is told there. */
export async function openBrowserSwitch(names: readonly string[], algorithms?: readonly string[]) {
  const passwords = Object.fromEntries(names.map((name) => [`${name}-browser`, browserPassword]))
  const sip = createFakeSwitch(passwords, algorithms)
  const ari = await fakeAri(sip)
  const placed = new Map<string, SwitchCall>()
  let caller: Caller = { number: '+46701740605', sdp: '' }

  ari.onAsked(({ method, path, query }, made) => {
    if (method === 'POST' && path === '/channels' && made) ring(made, query)
    const [, what, id = ''] = path.split('/')
    if (method === 'DELETE' && what === 'channels') end(id)
  })

  function ring(id: string, { endpoint = '', callerId = '', appArgs = '' }: Record<string, string>) {
    const name = endpoint.replace('PJSIP/', '')
    if (!sip.isThere(name)) return setImmediate(() => ari.gone(id, 20))
    // A switch that has been set up wrongly shows the caller.
    const from = `"${callerId.split('"')[1]}" <sip:${caller.number}@trunk.example.org>`
    const call = sip.place({ to: name, from, sdp: caller.sdp, ...(caller.more ? { more: caller.more } : {}) })
    placed.set(id, call)
    const [, of = ''] = appArgs.split(',')
    void sip
      .until('it is answered', () => call.state !== 'ringing', 60_000)
      .then(async () => {
        if (call.state === 'over') return ari.gone(id, 17)
        ari.staffTakesUp(id, of)
        await sip.until('it is over', () => call.state === 'over', 120_000)
        ari.gone(id)
      })
      // The test is over before the call.
      .catch(() => undefined)
  }

  const timesAsked = (what: RegExp) =>
    ari.asked.filter(({ method, path }) => method === 'POST' && what.test(path)).length

  function end(id: string) {
    const call = placed.get(id)
    call?.cancel()
    call?.hangUp()
  }

  return {
    ari,
    sip,
    /** Who calls next, and everything that tells of them. */
    calls(next: Caller) {
      caller = next
    },
    env: {
      PHONE: 'asterisk',
      ASTERISK_URL: ari.origin(),
      ASTERISK_USER: 'hotline',
      ASTERISK_PASSWORD: 'password',
      ASTERISK_BROWSER_PASSWORD: browserPassword,
      PHONE_BROWSERS: names.map((name) => `${name}=PJSIP/${name}-browser`).join(','),
      PHONE_NUMBER: '0123',
    },
    /** A caller who asks for a person at once; the channel of the telephone that then rings. */
    async asksForPerson(channel: string) {
      const [plays, rings] = [timesAsked(/play$/), timesAsked(/^\/channels$/)]
      ari.comes(channel, caller.number)
      await ari.untilAsked('POST', /play$/, plays + 1)
      ari.played()
      await ari.untilAsked('POST', /play$/, plays + 2)
      ari.press(channel, '0')
      await ari.untilAsked('POST', /play$/, plays + 3)
      ari.played()
      await ari.untilAsked('POST', /^\/channels$/, rings + 1)
      return [...ari.channels.keys()].at(-1) ?? ''
    },
    /** No answer within the time that was asked for. */
    timesOut(id: string) {
      placed.get(id)?.cancel()
    },
  }
}
