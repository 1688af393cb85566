import type { CookieOptions, Request, Response } from 'express'
import express from 'express'
import type { Language } from '../../../shared/languages.ts'
import { stillFormSchema } from '../../../shared/stillForm.ts'
import type { PageWords, StillStart } from '../../../shared/wire/visitor.ts'
import { isCode } from '../../errors.ts'
import { aboutConversation } from '../../usecases/aboutConversation.ts'
import { aboutView } from './aboutView.ts'
import { updateSince } from './pageConnection.ts'
import type { BuiltPage, PageDoor } from './pageRoutes.ts'
import { type Done, takeStillAct } from './stillActs.ts'
import { type Held, holdNow, issueToken } from './visitorTokens.ts'
import type { Webchat } from './webchat.ts'

/** The one cookie there is, for visitors without script: a conversation's token, or that they have left. */
export interface StillCookie {
  name: string
  options: CookieOptions
  read(cookieHeader: string | undefined): string
}

interface StillRoutes {
  webchat: Webchat
  page: BuiltPage
  cookie: StillCookie
  laneOf(address: string | undefined): string
  wordsIn(language: Language): PageWords
}

/** Says nothing about a conversation, and that none is to be shown. */
const left = 'left'
/** Answers of the same length tell less about what is in them. */
const bucketBytes = 4096

const showing = { method: 'get', path: '/', needs: 'look', rate: 'free', log: 'nothing' } as const
const taking = { method: 'post', path: '/', needs: 'begin', rate: 'visitor', log: 'nothing' } as const

/** The page without script: each form is posted to the page's one address, and the answer leads back to it. */
export function stillRoutes(door: PageDoor, { webchat, page, cookie, laneOf, wordsIn }: StillRoutes) {
  const { keys, ports } = webchat
  const held = ({ headers }: Request) => cookie.read(headers.cookie)
  const show = (response: Response, start: StillStart, status = 200) =>
    response
      .status(status)
      .type('html')
      .send(padded(page.renderStill(start)))

  door.route(showing, async (request, response, next) => {
    const token = held(request)
    if (token === '') return next()
    if (token === left) return response.type('html').send(page.renderLeft({ words: wordsIn('sv') }))
    const start = await startOf(token)
    if (!start.conversation) response.clearCookie(cookie.name, cookie.options)
    return show(response, start)
  })

  door.route(taking, express.urlencoded({ extended: false, limit: '64kb' }), async (request, response) => {
    const form = stillFormSchema.safeParse(request.body)
    const here = await heldNow(held(request))
    // Nothing but our own form says so; a text that is empty or too long is one of them.
    if (!form.success) return show(response, await startAfter({ kind: 'refused', ...typedIn(request.body) }, here), 400)
    const done = await takeStillAct(webchat, form.data, { held: here, lane: laneOf(request.ip) })
    if (done.kind === 'left') {
      response.cookie(cookie.name, left, cookie.options)
      return response
        .type('html')
        .send(page.renderLeft({ words: wordsIn('sv'), leaveTo: ports.settings.current().leaveTo }))
    }
    if (done.kind === 'ended') response.clearCookie(cookie.name, cookie.options)
    if (done.kind === 'held') {
      response.cookie(cookie.name, issueToken(keys, done.held), cookie.options)
      return response.redirect(303, '/')
    }
    return show(response, await startAfter(done, here), done.kind === 'refused' ? 409 : 200)
  })

  async function heldNow(token: string): Promise<Held | undefined> {
    try {
      return token === '' || token === left ? undefined : await holdNow(webchat, token)
    } catch (error) {
      if (isCode(error, 'notFound') || isCode(error, 'gone')) return undefined
      throw error
    }
  }

  /** The conversation as it stands, or the first screen with the reason why there is none. */
  async function startOf(token: string): Promise<StillStart> {
    const here = await heldNow(token)
    const current = here && (await currentOf(here))
    return current ?? { words: wordsIn('sv'), notice: 'gone' }
  }

  async function startAfter(done: Exclude<Done, { kind: 'held' | 'left' }>, here?: Held): Promise<StillStart> {
    const nothing = { notice: undefined, draft: undefined, language: undefined, marks: undefined }
    const { notice, draft, language, marks } = { ...nothing, ...done }
    const goesOn = done.kind === 'refused' || done.kind === 'code' || done.kind === 'drafted'
    const current = here && goesOn ? await currentOf(here) : undefined
    return {
      ...(current ?? { words: wordsIn(language ?? 'sv') }),
      ...(done.kind === 'refused' && !marks ? { notice: notice ?? 'refused' } : {}),
      ...(marks ? { marks } : {}),
      ...(done.kind === 'ended' && notice ? { notice } : {}),
      ...(draft ? { draft } : {}),
      ...(done.kind === 'code' ? { code: done.code } : {}),
    }
  }

  async function currentOf(here: Held): Promise<StillStart | undefined> {
    try {
      const { entries, state } = await updateSince(webchat, here, 0)
      const shown = { words: wordsIn(state.language), entries, conversation: state }
      if (state.hidden) return shown
      return { ...shown, about: aboutView(webchat.t, await aboutConversation(ports, here.id)) }
    } catch (error) {
      if (isCode(error, 'gone') || isCode(error, 'notFound')) return undefined
      throw error
    }
  }
}

/** What the visitor wrote is given back, whatever was wrong with it. */
const typedIn = (body: unknown): { draft?: string } => {
  const { text } = { text: undefined, ...(body as object) } as { text?: unknown }
  return typeof text === 'string' ? { draft: text } : {}
}

function padded(html: string): string {
  const short = bucketBytes - (Buffer.byteLength(html) % bucketBytes)
  return html + '\n'.repeat(short)
}
