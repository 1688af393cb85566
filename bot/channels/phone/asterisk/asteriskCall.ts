import { randomBytes } from 'node:crypto'
import type { StaffId } from '../../../../shared/ids.ts'
import type { CallEvent, Clip, Operation } from '../../../domain/call/call.ts'
import { SealedDigits } from '../../../domain/call/sealedDigits.ts'
import { logBug } from '../../../log.ts'
import type { LiveCall } from '../liveCall.ts'
import { type Ari, type AriEvent, application } from './ari.ts'
import type { StaffTelephone } from './staffTelephones.ts'

export interface AsteriskParts {
  ari: Ari
  /** Sound files without their ending, as Asterisk wants them. */
  soundsOf(clips: readonly Clip[]): string[]
  telephoneOf(staff: StaffId): StaffTelephone | undefined
  /** Shown on staff's telephones, never the caller's number. */
  number: string
  /** In turn with whatever else happens in the call; gives what cancels. */
  later(channel: string, ms: number, run: () => Promise<void>): () => void
}

interface StaffLeg {
  staff: StaffId
  channel: string
  at: StaffTelephone['at']
  state: 'ringing' | 'takenUp' | 'talking'
  /** Claimed in the console: there is nobody left to ask. */
  claimed: boolean
}

/** How long somebody who took up their telephone has to press 1: an answering machine never does. */
const acceptWithinMs = 10_000
/** How long the telephone rings of somebody who has claimed the call in the console. */
const ringClaimedMs = 20_000

/** One call in Asterisk: what the engine wants done, and what comes of it. */
export function createAsteriskCall(parts: AsteriskParts, channel: string, call: LiveCall) {
  const { ari } = parts
  let doing: Operation | undefined
  /** What is left of the batch once what is said has been said. */
  let batch: readonly Operation[] = []
  let playing: string | undefined
  let keyed = ''
  let leg: StaffLeg | undefined
  let bridge: string | undefined
  let recording: string | undefined
  let stopWaiting = () => {}

  const self = { channel, run, hear, hearStaff, isStaff: (id: string) => leg?.channel === id, tell, endBrowserOf }
  return self

  /** One event of the engine's, and what it wants then. */
  async function tell(event: CallEvent) {
    await run(await call.handle(event))
  }

  async function run(operations: readonly Operation[]) {
    const [first, ...rest] = operations
    if (!first) return
    stopWaiting()
    await stopPlaying()
    keyed = ''
    // A telephone that still rings belongs to what is over.
    if (first.op !== 'bridge' && leg && leg.state !== 'talking') await endLeg()
    doing = first
    batch = rest
    await begin(first)
  }

  async function begin(operation: Operation) {
    switch (operation.op) {
      case 'say':
        return play(operation.clips)
      case 'ask':
      case 'record':
        return play(operation.clips)
      case 'connect':
        await play(operation.clips)
        return ring(operation.staff, operation.ringMs, false)
      case 'bridge':
        return leg?.staff === operation.staff ? claim() : ring(operation.staff, ringClaimedMs, true)
      case 'textMessage':
        return next()
      case 'hangUp':
        return ari.end(`/channels/${channel}`)
    }
  }

  async function play(clips: readonly Clip[]) {
    const media = parts.soundsOf(clips).map((sound) => `sound:${sound}`)
    if (media.length === 0) return next()
    playing = (await ari.post(`/channels/${channel}/play`, { media: media.join(',') }))?.id
  }

  async function stopPlaying() {
    const playback = playing
    playing = undefined
    if (playback) await ari.end(`/playbacks/${playback}`)
  }

  /** What was said has been said. */
  async function next() {
    playing = undefined
    if (doing?.op === 'say' || doing?.op === 'textMessage') return run(batch)
    if (doing?.op === 'ask') {
      stopWaiting = parts.later(channel, doing.timeoutMs, () => tell({ kind: 'silence' }))
    }
    if (doing?.op === 'record' && !recording) return record(doing.mostMs)
  }

  async function record(mostMs: number) {
    recording = randomBytes(16).toString('hex')
    await ari.post(`/channels/${channel}/record`, {
      name: recording,
      format: 'wav',
      beep: 'true',
      maxDurationSeconds: String(Math.ceil(mostMs / 1000)),
      terminateOn: '#',
    })
  }

  async function ring(staff: StaffId, ringMs: number, claimed: boolean) {
    if (leg) await endLeg()
    const telephone = parts.telephoneOf(staff)
    const made = telephone
      ? await ari.post('/channels', {
          endpoint: telephone.endpoint,
          app: application,
          appArgs: `staff,${channel}`,
          callerId: `"Linje" <${parts.number}>`,
          timeout: String(Math.ceil(ringMs / 1000)),
        })
      : undefined
    if (telephone && made) leg = { staff, at: telephone.at, channel: made.id, state: 'ringing', claimed }
    else if (claimed) await run(await call.notTaken(staff))
    else await tell({ kind: 'staff', state: 'failed' })
  }

  /** Claimed in the console while it rings: taking it up is all that is left to do. */
  async function claim() {
    if (leg?.state !== 'ringing') return join()
    leg.claimed = true
  }

  /** Hangs up for a browser that is gone. */
  async function endBrowserOf(staff: StaffId) {
    if (leg?.staff === staff && leg.at === 'browser') await ari.end(`/channels/${leg.channel}`)
  }

  async function endLeg() {
    const ended = leg
    leg = undefined
    if (ended) await ari.end(`/channels/${ended.channel}`)
  }

  /** Caller and staff hear each other. */
  async function join() {
    if (!leg) return
    leg.state = 'talking'
    await stopPlaying()
    bridge = (await ari.post('/bridges', { type: 'mixing' }))?.id
    await ari.post(`/bridges/${bridge}/addChannel`, { channel: `${channel},${leg.channel}` })
  }

  /** What happens on the caller's channel. */
  async function hear(event: AriEvent) {
    if (event.type === 'ChannelDtmfReceived' && event.digit) return press(event.digit)
    if (event.type === 'PlaybackFinished' && event.playback?.id === playing) return next()
    if (event.type === 'RecordingFinished') return keep(event.recording?.duration ?? 0)
    if (event.type === 'StasisEnd' || event.type === 'ChannelDestroyed') return hangUp()
  }

  async function press(key: string) {
    if (doing?.op === 'say' && !doing.interruptible) return
    if (doing?.op === 'record') return
    if (doing?.op !== 'ask' || doing.digits === undefined || key === '*') return tell({ kind: 'key', key })
    stopWaiting()
    await stopPlaying()
    if (key !== '#') keyed += key
    if (key !== '#' && keyed.length < doing.digits) {
      stopWaiting = parts.later(channel, doing.timeoutMs, () =>
        tell({ kind: 'digits', digits: new SealedDigits(keyed) }),
      )
      return
    }
    return tell({ kind: 'digits', digits: new SealedDigits(keyed) })
  }

  async function keep(seconds: number) {
    const name = recording
    recording = undefined
    const sound = name && (await ari.takeRecording(name))
    const spoken =
      sound && sound.length > 0 ? { audio: sound.toString('base64'), seconds: Math.round(seconds) } : undefined
    await run(await call.keepMessage(spoken))
  }

  async function hangUp() {
    stopWaiting()
    // A caller who hangs up ends the recording: what was said is still for staff.
    if (recording) await keep(0)
    await endLeg()
    if (bridge) await ari.end(`/bridges/${bridge}`)
    bridge = undefined
    await call.handle({ kind: 'hangUp' })
  }

  /** What happens on the telephone of staff. */
  async function hearStaff(event: AriEvent) {
    if (!leg) return
    if (event.type === 'StasisStart') return takenUp(leg)
    if (event.type === 'ChannelDtmfReceived' && leg.state === 'takenUp' && event.digit === '1') return accept()
    if (event.type === 'ChannelDestroyed') return staffGone(event.cause)
  }

  /** A console shows what the call is, and no answering machine answers in it: it is asked nothing. */
  async function takenUp(answered: StaffLeg) {
    answered.state = 'takenUp'
    if (answered.claimed) return join()
    return answered.at === 'browser' ? accept() : whisper()
  }

  async function whisper() {
    if (!leg) return
    const media = parts.soundsOf([{ language: 'sv', text: 'phone.whisper' }]).map((sound) => `sound:${sound}`)
    await ari.post(`/channels/${leg.channel}/play`, { media: media.join(',') })
    stopWaiting = parts.later(channel, acceptWithinMs, () => tell({ kind: 'staff', state: 'noAnswer' }))
  }

  async function accept() {
    if (!leg) return
    stopWaiting()
    await run(await call.answered(leg.staff))
  }

  async function staffGone(cause: number | undefined) {
    const before = leg
    leg = undefined
    stopWaiting()
    if (before?.state === 'talking') return tell({ kind: 'staff', state: 'ended' })
    if (before?.claimed) return run(await call.notTaken(before.staff))
    await tell({ kind: 'staff', state: cause === userBusy ? 'busy' : 'noAnswer' })
  }
}

const userBusy = 17

export type AsteriskCall = ReturnType<typeof createAsteriskCall>

/** Whatever breaks on the way ends no process. */
export function attempt(work: () => Promise<void>) {
  work().catch((error: unknown) => logBug('call:failed', error))
}
