import { resolve } from 'node:path'
import type { StaffId } from '../../../../shared/ids.ts'
import { createOneAtATime } from '../../../../shared/oneAtATime.ts'
import type { Clip } from '../../../domain/call/call.ts'
import { readNumber } from '../../../domain/call/sealedDigits.ts'
import { createCalls, type Leg, type PhoneParts } from '../calls.ts'
import { soundFilesOf } from '../soundFiles.ts'
import type { Telephone } from '../telephone.ts'
import { type AriEvent, type AriLogin, type Channel, createAri } from './ari.ts'
import { type AsteriskCall, attempt, createAsteriskCall } from './asteriskCall.ts'
import { createBrowserTelephones } from './browser/browserTelephones.ts'
import { createStaffTelephones } from './staffTelephones.ts'

export interface AsteriskConfig extends AriLogin {
  kind: 'asterisk'
  number: string
  /** Endpoints such as `PJSIP/ben` by the names staff sign in with. */
  staff: Readonly<Record<string, string>>
  /** The same for their consoles, which Asterisk lets in by one password. */
  browsers: Readonly<Record<string, string>>
  browserPassword: string
}

export interface AsteriskOptions {
  voice: string
  after(ms: number, run: () => void): () => void
}

/** Our own Asterisk on the operator's SIP trunk. Live calls of a process that died are taken over. */
export function openAsterisk(parts: PhoneParts, config: AsteriskConfig, { voice, after }: AsteriskOptions): Telephone {
  const calls = createCalls(parts)
  const ari = createAri(config)
  const live = new Map<string, AsteriskCall>()
  const inOrder = createOneAtATime()
  const browsers = createBrowserTelephones({
    ports: parts.ports,
    url: config.url,
    password: config.browserPassword,
    number: config.number,
    endpointOf: (staff) => telephones.browserOf(staff),
    after,
    gone: (staff) => attempt(() => endBrowserOf(staff)),
  })
  const telephones = createStaffTelephones(parts.ports, config, browsers.has)
  const asterisk = { ari, soundsOf, telephoneOf: telephones.of, number: config.number, later }

  ari.listen({ event: (event) => attempt(() => hear(event)), opened: () => attempt(takeOver), after })
  return {
    push: calls.push,
    ...(Object.keys(config.browsers).length > 0 ? { browsers: { ...browsers, viewOf: telephones.viewOf } } : {}),
    async close() {
      browsers.close()
      ari.close()
      calls.close()
    },
  }

  /** In turn with whatever else happens in that call. */
  function later(channel: string, ms: number, run: () => Promise<void>) {
    return after(ms, () => attempt(() => inOrder.run(channel, run)))
  }

  function soundsOf(clips: readonly Clip[]): string[] {
    return soundFilesOf(parts.recordings, resolve(voice), clips).map((file) => file.replace(/\.wav$/, ''))
  }

  async function hear(event: AriEvent) {
    const { channel } = event
    const isCaller = event.type === 'StasisStart' && event.args?.[0] === 'incoming'
    if (isCaller && channel) return begin(channel)
    const [side, called = ''] = event.args ?? []
    const one = side === 'staff' ? live.get(called) : channel ? ofChannel(channel.id) : ofTarget(event)
    if (!one) return
    await inOrder.run(one.channel, () => (channel && one.isStaff(channel.id) ? one.hearStaff(event) : one.hear(event)))
    if (channel?.id === one.channel && event.type === 'StasisEnd') live.delete(one.channel)
  }

  function ofChannel(id: string) {
    return live.get(id) ?? [...live.values()].find((one) => one.isStaff(id))
  }

  /** Nobody is there any more to be heard or to hear. */
  async function endBrowserOf(staff: StaffId) {
    for (const one of live.values()) await inOrder.run(one.channel, () => one.endBrowserOf(staff))
  }

  /** The end of a sound or a recording names what it was played to. */
  function ofTarget({ playback, recording }: AriEvent) {
    const target = String(playback?.target_uri ?? recording?.target_uri ?? '').replace(/^channel:/, '')
    return live.get(target)
  }

  /** The caller's number stops here. */
  async function begin({ id, caller }: Channel) {
    await telephones.refresh()
    const number = readNumber(caller?.number ?? '')
    const leg: Leg = {
      caller: number,
      offered: parts.recordings.complete,
      canText: false,
      canRing: (staff) => telephones.of(staff) !== undefined,
      push: (operations) => attempt(() => inOrder.run(id, () => one.run(operations))),
    }
    const one = createAsteriskCall(asterisk, id, calls.begin(leg))
    live.set(id, one)
    await inOrder.run(id, async () => {
      await ari.post(`/channels/${id}/answer`)
      await one.tell({ kind: 'start', callerKnown: number !== undefined })
    })
  }

  /**
   * Channels that stand in our application and that we do not know would hear nothing for ever: callers go through the dialplan
   * once more and come to us anew, telephones of staff that ring for nobody are ended. Calls that ended unheard are ended here.
   */
  async function takeOver() {
    const channels = await ari.channels()
    for (const { id, dialplan } of channels) {
      if (dialplan?.app_name !== 'Stasis' || ofChannel(id)) continue
      if (dialplan.app_data.includes(',staff,')) await ari.end(`/channels/${id}`)
      else await ari.post(`/channels/${id}/continue`, { context: 'rescue', extension: 's', priority: '1' })
    }
    const there = new Set(channels.map(({ id }) => id))
    for (const [id, one] of live) if (!there.has(id)) await hear({ type: 'StasisEnd', channel: { id: one.channel } })
  }
}
