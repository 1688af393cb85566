import { join, resolve } from 'node:path'
import express, { type RequestHandler } from 'express'
import { type Dialed, type DialStep, dialedSchema, dialPath, dialSchema } from '../../../../shared/dial.ts'
import { completeLanguages } from '../../../../shared/languages.ts'
import type { Clip, Operation } from '../../../domain/call/call.ts'
import { readNumber, SealedDigits } from '../../../domain/call/sealedDigits.ts'
import { HotlineError } from '../../../errors.ts'
import { logBug } from '../../../log.ts'
import { createCalls, type PhoneParts } from '../calls.ts'
import type { LiveCall } from '../liveCall.ts'
import type { PhoneDoor, Telephone } from '../telephone.ts'

export interface SimulatorOptions {
  /** Folder of the built console, in which the dial page lies. */
  pages: string
  /** Folder of recordings. */
  voice: string
  /** Calls after this long unless cancelled, in milliseconds; gives what cancels. */
  after(ms: number, run: () => void): () => void
}

interface Dialing {
  name: string
  call: LiveCall
  steps: DialStep[]
  /** Whoever waits for the next step. */
  waiting: Set<() => void>
  stopRinging(): void
  /** Nobody has asked for steps for a while: the page is gone without a word. */
  gone(): void
}

const goneMs = 60_000
/** How long a page waits for something new before it asks again. */
const longPollMs = 20_000

/** A telephone to try the line with: a page with keys in place of a network. Never in production, never on the internet. */
export function openSimulator(parts: PhoneParts, options: SimulatorOptions): Telephone {
  const calls = createCalls(parts)
  const dialing = new Map<string, Dialing>()
  const { complete } = parts.recordings
  // Without recordings the page still shows the words, in the languages that people have checked.
  const offered = complete.length > 0 ? complete : completeLanguages

  return {
    consoleRoutes,
    push: calls.push,
    async close() {
      calls.close()
      for (const { waiting, stopRinging } of dialing.values()) {
        stopRinging()
        for (const tell of waiting) tell()
      }
    },
  }

  function consoleRoutes(door: PhoneDoor) {
    const body = express.json({ limit: '400kb' })
    door.route({ ...way, method: 'get', path: dialPath }, withSound, (_request, response) =>
      response.sendFile(join(options.pages, 'dial.html'), fresh),
    )
    door.route(
      { ...way, method: 'get', path: `${dialPath}/voice/:voice/:language/:name` },
      (request, response, next) => {
        const file = Object.values(request.params).join('/')
        response.sendFile(file, { ...fresh, root: resolve(options.voice) }, (error?: Error) => {
          if (error && !response.headersSent) next(new HotlineError('notFound'))
        })
      },
    )
    door.route({ ...way, method: 'post', path: `${dialPath}/calls` }, body, async (request, response) => {
      const { number } = dialSchema.parse(request.body)
      response.json({ call: await begin(number === undefined ? undefined : readNumber(number)) })
    })
    door.route({ ...way, method: 'post', path: `${dialPath}/calls/:call` }, body, async (request, response) => {
      const one = find(request.params.call)
      // Answered at once: what comes of it comes as steps.
      void take(one, dialedSchema.parse(request.body)).catch((error: unknown) => logBug('call:failed', error))
      response.json({})
    })
    door.route({ ...way, method: 'get', path: `${dialPath}/calls/:call` }, async (request, response) => {
      const one = find(request.params.call)
      watch(one)
      const after = Number(request.query.after ?? 0)
      if (one.steps.length <= after) await newStep(one)
      response.json({ steps: one.steps.filter(({ nth }) => nth > after) })
    })
  }

  function watch(one: Dialing) {
    one.gone()
    one.gone = options.after(goneMs, () => void take(one, { kind: 'hangUp' }).catch(() => undefined))
  }

  function find(name: string | string[] | undefined): Dialing {
    const one = typeof name === 'string' ? dialing.get(name) : undefined
    if (!one) throw new HotlineError('notFound')
    return one
  }

  async function begin(caller: SealedDigits | undefined) {
    const name = parts.ports.random.id()
    const leg = {
      caller,
      offered,
      canText: true,
      canRing: () => true,
      push: (done: readonly Operation[]) => show(one, done),
    }
    const one: Dialing = { name, call: calls.begin(leg), steps: [], waiting: new Set(), stopRinging() {}, gone() {} }
    dialing.set(name, one)
    show(one, await one.call.handle({ kind: 'start', callerKnown: caller !== undefined }))
    return name
  }

  async function take(one: Dialing, dialed: Dialed) {
    const { call } = one
    if (dialed.kind === 'recorded') return show(one, await call.keepMessage(dialed))
    if (dialed.kind === 'digits') {
      return show(one, await call.handle({ kind: 'digits', digits: new SealedDigits(dialed.digits) }))
    }
    if (dialed.kind === 'hangUp') one.stopRinging()
    show(one, await call.handle(dialed))
    if (dialed.kind === 'hangUp') dialing.delete(one.name)
  }

  function show(one: Dialing, operations: readonly Operation[]) {
    for (const operation of operations) {
      one.stopRinging()
      one.steps.push(stepOf(operation, one.steps.length + 1))
      if (operation.op === 'connect') ring(one, operation.ringMs)
    }
    for (const tell of one.waiting) tell()
  }

  function ring(one: Dialing, ringMs: number) {
    one.stopRinging = options.after(ringMs, () => {
      const nobody = { kind: 'staff', state: 'noAnswer' } as const
      void one.call.handle(nobody).then((operations) => show(one, operations))
    })
  }

  function newStep(one: Dialing): Promise<void> {
    return new Promise((resolve) => {
      const stop = options.after(longPollMs, done)
      function done() {
        stop()
        one.waiting.delete(done)
        resolve()
      }
      one.waiting.add(done)
    })
  }

  function stepOf(operation: Operation, nth: number): DialStep {
    const clips = 'clips' in operation ? operation.clips : []
    return {
      nth,
      does: operation.op,
      said: clips.map(saidOf),
      interruptible: operation.op !== 'say' || operation.interruptible,
      ...('digits' in operation && operation.digits !== undefined ? { digits: operation.digits } : {}),
      ...('timeoutMs' in operation ? { timeoutMs: operation.timeoutMs } : {}),
    }
  }

  function saidOf(clip: Clip): DialStep['said'][number] {
    const { filesOf, wordsOf } = parts.recordings
    const sounds = filesOf(clip).map((file) => `${dialPath}/voice/${file}`)
    return { language: clip.language, words: wordsOf(clip), sounds }
  }
}

const way = { needs: 'tryPhone', rate: 'free', log: 'nothing' } as const

const fresh = { cacheControl: false, etag: false, lastModified: false }

/** The one page of ours that plays sound files. */
const withSound: RequestHandler = (_request, response, next) => {
  const policy = String(response.getHeader('Content-Security-Policy'))
  response.setHeader('Content-Security-Policy', `${policy};media-src 'self'`)
  next()
}
