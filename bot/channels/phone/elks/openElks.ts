import { randomBytes } from 'node:crypto'
import express, { type Request, type Response } from 'express'
import type { StaffId } from '../../../../shared/ids.ts'
import type { Clip, Operation } from '../../../domain/call/call.ts'
import { logBug } from '../../../log.ts'
import { createCalls, type Leg, type PhoneParts } from '../calls.ts'
import { joinSounds, soundFilesOf } from '../soundFiles.ts'
import { createStaffNumbers } from '../staffNumbers.ts'
import type { PhoneDoor, Telephone } from '../telephone.ts'
import { createElksApi, type ElksLogin } from './elksApi.ts'
import { type Asked, type ElksCall, hearOutcome } from './elksCall.ts'
import { elksDoor } from './elksDoor.ts'
import { type ElksRequest, readAnswer, readCall, readHangUp, readRecording } from './readRequest.ts'
import { type Action, type Writing, writeActions } from './writeActions.ts'

export interface ElksConfig extends ElksLogin {
  kind: 'elks'
  secret: string
  sources: readonly string[]
  /** The line's own number, shown to staff and to whoever gets a text message. */
  number: string
  /** Rung when something of ours is broken. */
  onCall: string
  /** Telephone numbers by the names staff sign in with. */
  staff: Readonly<Record<string, string>>
}

export interface ElksOptions {
  /** How the provider reaches us. */
  origin: string
  voice: string
  after(ms: number, run: () => void): () => void
}

/** A recording comes on its own; a call waits this long for it. */
const recordingWithinMs = 5000

/** The provider 46elks: it asks over HTTP what to do, and asks again whatever is not answered. */
export function openElks(parts: PhoneParts, config: ElksConfig, options: ElksOptions): Telephone {
  const calls = createCalls(parts)
  const live = new Map<string, ElksCall>()
  const sounds = new Map<string, Buffer>()
  const api = createElksApi(config)
  const numbers = createStaffNumbers(parts.ports, config.staff)
  const base = `${options.origin}/phone/${config.secret}`

  return { visitorRoutes, push: calls.push, close: async () => calls.close() }

  function visitorRoutes(routes: PhoneDoor) {
    const door = elksDoor(config.secret, config.sources)
    const form = express.urlencoded({ extended: false, limit: '16kb' })
    routes.route({ ...way, method: 'get', path: '/phone/:secret/sound/:name' }, (request, response, next) => {
      const sound = sounds.get(String(request.params.name))
      if (!sound || request.params.secret !== config.secret) return next()
      response.type('audio/wav').send(sound)
    })
    routes.route({ ...way, method: 'post', path: '/phone/:secret/start' }, door, form, async (request, response) => {
      await reply(response, async () => start(await known(readCall(request.body))))
    })
    routes.route(
      { ...way, method: 'post', path: '/phone/:secret/next/:asked/:step' },
      door,
      form,
      async (request, response) => {
        await reply(response, () => next(request))
      },
    )
    routes.route(
      { ...way, method: 'post', path: '/phone/:secret/recording' },
      door,
      form,
      async (request, response) => {
        await takeRecording(request.body)
        response.status(204).end()
      },
    )
    routes.route({ ...way, method: 'post', path: '/phone/:secret/hangup' }, door, form, async (request, response) => {
      await hangUp(readHangUp(request.body))
      response.status(204).end()
    })
  }

  /** Whatever breaks, the answer is 200 with words and a person: for anything else the caller would hear nothing for hours. */
  async function reply(response: Response, act: () => Promise<Action>) {
    try {
      response.json(await act())
    } catch (error) {
      logBug('call:failed', error)
      response.json(lastResort())
    }
  }

  function lastResort(): Action {
    const down: Clip = { language: 'sv', text: 'phone.down' }
    return { play: sound([down]), skippable: false, next: { connect: config.onCall, callerid: config.number } }
  }

  /** A call we do not know began before this process did: it begins again, rather than hear nothing. */
  async function known({ callid, caller }: ElksRequest): Promise<ElksCall> {
    const one = live.get(callid)
    if (one) return one
    await numbers.refresh()
    let tellRecorded = () => {}
    const recorded = new Promise<void>((resolve) => {
      tellRecorded = resolve
    })
    const leg: Leg = {
      caller,
      offered: parts.recordings.complete,
      canText: true,
      canRing: (staff) => numbers.of(staff) !== undefined,
      push: (operations) => keepForLater(begun, operations),
    }
    const begun: ElksCall = {
      caller,
      call: calls.begin(leg),
      rung: undefined,
      pending: undefined,
      answers: new Map(),
      recorded,
      tellRecorded,
    }
    live.set(callid, begun)
    return begun
  }

  /** Nothing can be told in between; whoever took up their own telephone is talking already. */
  function keepForLater(one: ElksCall, operations: readonly Operation[]) {
    const [first] = operations
    const talks = one.rung !== undefined && first?.op === 'bridge' && first.staff === one.rung
    if (!talks && operations.length > 0) one.pending = operations
  }

  function start(one: ElksCall): Promise<Action> {
    return once(one, 0, () => one.call.handle({ kind: 'start', callerKnown: one.caller !== undefined }))
  }

  async function next({ params, body }: Request): Promise<Action> {
    const read = readCall(body)
    const isNew = !live.has(read.callid)
    const one = await known(read)
    if (isNew) return start(one)
    const asked = askedOf(String(params.asked))
    if (asked === 'record') await settled(one)
    return once(one, Number(params.step), () => hearOutcome(one, asked, readAnswer(body)))
  }

  /** The same step again is the same answer; one that is over is answered by where the call is now. */
  function once(one: ElksCall, step: number, act: () => Promise<readonly Operation[]>): Promise<Action> {
    const newest = Math.max(-1, ...one.answers.keys())
    const before = one.answers.get(step) ?? (step <= newest ? one.answers.get(newest) : undefined)
    if (before) return before
    const answer = act().then((operations) => write(one, operations, step + 1))
    one.answers.set(step, answer)
    one.answers.delete(step - 2)
    return answer
  }

  async function write(one: ElksCall, operations: readonly Operation[], step: number): Promise<Action> {
    await numbers.refresh()
    const rings = operations.find(({ op }) => op === 'connect' || op === 'bridge')
    one.rung = rings && 'staff' in rings ? rings.staff : undefined
    if (operations.some(({ op }) => op === 'textMessage')) await sendAddress(one)
    return writeActions(operations, writing(step))
  }

  /** Only the address of the chat: nothing in it says what it is about. */
  async function sendAddress({ caller }: ElksCall) {
    if (caller) await api.text(config.number, caller, options.origin)
  }

  function writing(step: number): Writing {
    return {
      next: (asked) => `${base}/next/${asked}/${step}`,
      sound,
      recordingUrl: `${base}/recording`,
      hangUpUrl: `${base}/hangup`,
      callerId: config.number,
      numberOf: (staff: StaffId) => numbers.of(staff) ?? config.onCall,
    }
  }

  /** The name tells nothing, so that no address holds digits; the provider caches by it. */
  function sound(clips: readonly Clip[]): string {
    const files = soundFilesOf(parts.recordings, options.voice, clips)
    const name = `${randomBytes(16).toString('hex')}.wav`
    sounds.set(name, joinSounds(files))
    options.after(keepSoundMs, () => sounds.delete(name))
    return `${base}/sound/${name}`
  }

  async function takeRecording(body: unknown) {
    const one = live.get(readCall(body).callid)
    const { wav, duration } = readRecording(body)
    // Destroyed there, whether we still know the call or not.
    const bytes = await api.takeRecording(wav)
    if (!one) return
    const kept = { audio: bytes.toString('base64'), seconds: Math.round(duration) }
    one.pending = await one.call.keepMessage(kept)
    one.tellRecorded()
  }

  async function hangUp(callid: string) {
    const one = live.get(callid)
    if (!one) return
    // A recording that is on its way belongs to the call.
    if (one.call.call().where.in === 'recording') await settled(one)
    live.delete(callid)
    await one.call.handle({ kind: 'hangUp' })
  }

  function settled({ recorded }: ElksCall): Promise<void> {
    return new Promise((resolve) => {
      const stop = options.after(recordingWithinMs, resolve)
      void recorded.then(() => {
        stop()
        resolve()
      })
    })
  }
}

const way = { needs: 'relay', rate: 'channel', log: 'nothing' } as const

/** As long as a call can still ask for it. */
const keepSoundMs = 120_000

const askedOf = (text: string): Asked => (text === 'connect' || text === 'record' ? text : 'ask')
