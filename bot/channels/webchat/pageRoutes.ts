import { extname } from 'node:path'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { draftedLanguages, isLanguage, type Language } from '../../../shared/languages.ts'
import { leftPath } from '../../../shared/leftPath.ts'
import type { PageStart, PageWords, StillStart } from '../../../shared/wire/visitor.ts'
import { wordsPath } from '../../../shared/wordsPath.ts'
import type { Door } from '../../domain/door.ts'
import { HotlineError } from '../../errors.ts'
import { createPageTexts } from '../../text/pageTexts.ts'
import { lineState } from '../../usecases/lineState.ts'
import { codeRoutes } from './codeRoutes.ts'
import { createLanes } from './lanes.ts'
import { lineRoutes } from './lineRoutes.ts'
import { sendCompact } from './sendCompact.ts'
import { type StillCookie, stillRoutes } from './stillRoutes.ts'
import { firstScreenView } from './visitorView.ts'
import type { Webchat } from './webchat.ts'

/** The page as it was built: its whole first HTML, and its files. */
export interface BuiltPage {
  /** With script, and the first screen without it. */
  render(start: PageStart): string
  /** Without script. */
  renderStill(start: StillStart): string
  /** After leaving without script. */
  renderLeft(left: { words: PageWords; leaveTo?: string }): string
  /** What it loads besides, by path. */
  files: ReadonlyMap<string, Buffer>
}

export interface PageRoutes {
  webchat: Webchat
  page: BuiltPage
  cookie: StillCookie
}

export type PageDoor = Door<RequestHandler, ErrorRequestHandler>

const reading = { method: 'get', needs: 'look', rate: 'free', log: 'nothing' } as const

/** One neutral address; the first screen stands in the first answer, without script. */
export function pageRoutes(door: PageDoor, { webchat, page, cookie }: PageRoutes) {
  const { ports, t } = webchat
  const textsIn = createPageTexts(ports)
  const wordsIn = (language: Language): PageWords => ({
    language,
    texts: textsIn(language),
    offered: ports.settings.current().languages,
    screen: firstScreenView(t, language, lineState(ports)),
    ...(draftedLanguages.includes(language) ? { drafted: t(language, 'drafted') } : {}),
  })
  const own = { webchat, laneOf: createLanes(ports.clock) }
  stillRoutes(door, { ...own, page, cookie, wordsIn })
  codeRoutes(door, own)
  lineRoutes(door, webchat)
  door.route({ ...reading, path: '/' }, (request, response) => {
    const html = page.render({ words: wordsIn('sv'), leaveTo: ports.settings.current().leaveTo })
    return sendCompact(request, response, { type: 'html', body: Buffer.from(html), once: false })
  })
  door.route({ ...reading, method: 'post', path: leftPath }, (_request, response) => {
    // Not `cookies`: that would sign the visitor out of every site under the same registered name, and be noticed.
    response.set('Clear-Site-Data', '"cache", "storage"').status(204).end()
  })
  door.route({ ...reading, path: wordsPath(':language' as Language) }, (request, response) => {
    const { language } = request.params
    if (typeof language !== 'string' || !isLanguage(language)) throw new HotlineError('notFound')
    return sendCompact(request, response, {
      type: 'json',
      body: Buffer.from(JSON.stringify(wordsIn(language))),
      once: false,
    })
  })
  door.files((request, response, next) => {
    const body = page.files.get(request.path)
    if (!body || !['GET', 'HEAD'].includes(request.method)) return next()
    return sendCompact(request, response, { type: extname(request.path), body, once: true })
  })
}
