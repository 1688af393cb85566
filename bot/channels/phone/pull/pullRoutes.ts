import express, { type Request, type RequestHandler, type Response } from 'express'
import type { PhoneDoor } from '../telephone.ts'
import type { Asked, Outcome } from './pullCall.ts'
import type { PullCalls, PullRequest } from './pullCalls.ts'

/** How a provider's requests are let in, read and answered. Readers throw on what they cannot read. */
export interface PullWire<Answer> {
  path: string
  /** Refuses whoever is not the provider, by what is known before the body is read. */
  door: RequestHandler
  /** The same by what is known after. */
  proof: RequestHandler
  mayListen(request: Request): boolean
  readCall(body: unknown): PullRequest
  readOutcome(body: unknown): Outcome
  /** The recording itself, taken from the provider and destroyed there. */
  takeRecording(body: unknown): Promise<{ callid: string; audio: Buffer; seconds: number }>
  /** The call that is over; nothing while it only changes. */
  readHangUp(body: unknown): string | undefined
  send(response: Response, answer: Answer): void
  /** Where whoever takes up their telephone can be asked first, before the two are joined. */
  staffSide?: {
    whisper(callid: string): Answer
    isAccepted(body: unknown): boolean
    join(): Answer
    refuse(): Answer
  }
}

/** The addresses a provider asks: the start of a call, every outcome, a recording, the end, and sounds. */
export function pullRoutes<Answer>(routes: PhoneDoor, calls: PullCalls<Answer>, wire: PullWire<Answer>) {
  const { path, staffSide } = wire
  const checks = [wire.door, express.urlencoded({ extended: false, limit: '16kb' }), wire.proof]
  routes.route({ ...way, method: 'get', path: `${path}/sound/:name` }, (request, response, next) => {
    const sound = calls.findSound(String(request.params.name))
    if (!sound || !wire.mayListen(request)) return next()
    response.type('audio/wav').send(sound)
  })
  const answered = (asked: string, act: (request: Request) => Promise<Answer>) =>
    routes.route({ ...way, method: 'post', path: `${path}/${asked}` }, ...checks, async (request, response) =>
      wire.send(response, await calls.answer(() => act(request))),
    )
  answered('start', async ({ body }) => calls.start(wire.readCall(body)))
  answered('next/:asked/:step', async ({ params, body }) => {
    const step = { asked: askedOf(String(params.asked)), step: Number(params.step) }
    return calls.next(wire.readCall(body), step, wire.readOutcome(body))
  })
  if (staffSide) {
    answered('whisper/:call', async ({ params }) => staffSide.whisper(String(params.call)))
    answered('accept/:call', async ({ params, body }) => {
      const isTaken = staffSide.isAccepted(body) && (await calls.accepts(String(params.call)))
      return isTaken ? staffSide.join() : staffSide.refuse()
    })
  }
  routes.route({ ...way, method: 'post', path: `${path}/recording` }, ...checks, async (request, response) => {
    const { callid, audio, seconds } = await wire.takeRecording(request.body)
    await calls.takeRecording(callid, audio, seconds)
    response.status(204).end()
  })
  routes.route({ ...way, method: 'post', path: `${path}/hangup` }, ...checks, async (request, response) => {
    const callid = wire.readHangUp(request.body)
    if (callid !== undefined) await calls.hangUp(callid)
    response.status(204).end()
  })
}

const way = { needs: 'relay', rate: 'channel', log: 'nothing' } as const

const askedOf = (text: string): Asked => (text === 'connect' || text === 'record' ? text : 'ask')
