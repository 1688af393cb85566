import type { Server as HttpServer } from 'node:http'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { ConversationId } from '../../../shared/ids.ts'
import type { Door } from '../../domain/door.ts'
import type { Sealer } from '../../ports.ts'
import type { HotlineBot } from './hotlineBot.ts'

/** What the channels that are not our own page are made of. */
export interface ChannelParts extends Pick<HotlineBot, 'ports' | 't' | 'inTurn'> {
  sealer: Sealer
  keys: {
    deriveId(purpose: string, text: string): string
    mac(purpose: string, text: string): string
    verify(purpose: string, text: string, proof: string): boolean
  }
}

export type ChannelDoor = Door<RequestHandler, ErrorRequestHandler>

export interface OutsideChannel {
  routes(door: ChannelDoor): void
  /** Joins the HTTP server itself, for channels that need more than requests. */
  attach(server: HttpServer): void
  /** Tells the visitor's side what it has not been told of this conversation, if it is this channel's. */
  push(id: ConversationId): void
  /** Every now and then: tries again what failed, and looks who is still there. */
  attend(): Promise<void>
  close(): Promise<void>
}
