import express, { type Request } from 'express'
import { z } from 'zod'
import { type ClientId, type ConversationId, clientIdSchema, conversationIdSchema } from '../../../../shared/ids.ts'
import { HotlineError } from '../../../errors.ts'
import type { Ports } from '../../../ports.ts'
import { existingConversation, loadConversation } from '../../../usecases/commit.ts'
import { startConversation } from '../../../usecases/receiveInput.ts'
import type { ChannelDoor } from '../outsideChannel.ts'
import type { createOwnTurns } from '../ownTurns.ts'
import { protocolError } from '../protocolError.ts'
import { readLanguage } from '../readLanguage.ts'
import { activityId, type ReadActivities } from './activitySet.ts'
import type { ClientNames } from './clientNames.ts'
import { type DirectLineTokens, tokenLifetimeSeconds } from './directLineTokens.ts'
import { readWatermark } from './readWatermark.ts'
import { streamPath } from './streams.ts'

export interface DirectLine {
  ports: Ports
  tokens: DirectLineTokens
  clientNames: ClientNames
  readActivities: ReadActivities
  takeTurn: ReturnType<typeof createOwnTurns>['takeTurn']
  origin: string | undefined
}

const startSchema = z.object({ locale: z.string().optional() }).nullish()
const activitySchema = z.object({
  type: z.string(),
  text: z.string().optional(),
  value: z.unknown().optional(),
  locale: z.string().optional(),
  channelData: z.object({ clientActivityID: z.string().min(1).max(200).optional() }).nullish(),
})
type ClientActivity = z.infer<typeof activitySchema>

const prefix = '/directline'
const way = { needs: 'relay', rate: 'channel', log: 'nothing' } as const
const reading = (path: string) => ({ ...way, method: 'get', path: prefix + path }) as const
const writing = (path: string) => ({ ...way, method: 'post', path: prefix + path }) as const

/** The secret makes tokens and conversations; a token is for everything in its one conversation, and nothing else. */
export function directLineRoutes(door: ChannelDoor, line: DirectLine) {
  const { ports, tokens, readActivities } = line
  const json = express.json({ limit: '64kb' })

  door.route(writing('/tokens/generate'), (request, response) => {
    ensureSecret(line, request)
    response.json(tokenFor(line, newConversationId(line)))
  })
  door.route(writing('/tokens/refresh'), (request, response) => {
    response.json(tokenFor(line, tokens.read('directLineToken', bearerOf(request))))
  })
  door.route(writing('/conversations'), json, async (request, response) => {
    const bearer = bearerOf(request)
    const id = tokens.isSecret(bearer) ? newConversationId(line) : tokens.read('directLineToken', bearer)
    const language = readLanguage(startSchema.parse(request.body)?.locale) ?? 'sv'
    const isNew = (await loadConversation(ports, id)).lastSeq === 0
    await startConversation(ports, id, { channel: 'directline', language })
    response.status(isNew ? 201 : 200).json(conversationFor(line, request, id, 0))
  })
  door.route(reading('/conversations/:id'), async (request, response) => {
    const id = admit(line, request)
    await existingConversation(ports, id)
    response.json(conversationFor(line, request, id, readWatermark(request.query.watermark)))
  })
  door.route(reading('/conversations/:id/activities'), async (request, response) => {
    const id = admit(line, request)
    const { activities, watermark } = await readActivities(id, readWatermark(request.query.watermark))
    response.json({ activities: activities.map(({ activity }) => activity), watermark: String(watermark) })
  })
  door.route(writing('/conversations/:id/activities'), json, async (request, response) => {
    const id = admit(line, request)
    response.json({ id: await receive(line, id, activitySchema.parse(request.body)) })
  })
  door.guard(
    prefix,
    () => {
      throw new HotlineError('notFound')
    },
    protocolError,
  )
}

/** What is not a message (typing, a client's own events) is acknowledged, and says nothing. */
async function receive({ takeTurn, ports, clientNames }: DirectLine, id: ConversationId, activity: ClientActivity) {
  if (activity.type !== 'message') return ''
  const { text, value, locale, channelData } = activity
  const name = channelData?.clientActivityID
  const clientId: ClientId = name ? clientNames.idFor(id, name) : clientIdSchema.parse(ports.random.id())
  const { seq } = await takeTurn({ id, clientId, text, value, locale })
  return activityId(id, seq)
}

function admit({ tokens }: DirectLine, request: Request): ConversationId {
  const id = tokens.read('directLineToken', bearerOf(request))
  if (id !== request.params.id) throw new HotlineError('notAllowed')
  return id
}

function ensureSecret({ tokens }: DirectLine, request: Request) {
  if (!tokens.isSecret(bearerOf(request))) throw new HotlineError('notSignedIn')
}

function bearerOf({ headers }: Pick<Request, 'headers'>): string {
  const [, bearer] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? []
  if (!bearer) throw new HotlineError('notSignedIn')
  return bearer
}

const newConversationId = ({ ports }: DirectLine) => conversationIdSchema.parse(ports.random.id())

const tokenFor = ({ tokens }: DirectLine, conversationId: ConversationId) => ({
  conversationId,
  token: tokens.issue('directLineToken', conversationId),
  expires_in: tokenLifetimeSeconds,
})

function conversationFor(line: DirectLine, request: Request, id: ConversationId, watermark: number) {
  const origin = (line.origin ?? `${request.protocol}://${request.headers.host}`).replace(/^http/, 'ws')
  const query = new URLSearchParams({ watermark: String(watermark), t: line.tokens.issue('directLineStream', id) })
  return { ...tokenFor(line, id), streamUrl: `${origin}${streamPath(id)}?${query}` }
}
