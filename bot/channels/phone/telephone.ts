import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { ConversationId } from '../../../shared/ids.ts'
import type { Door } from '../../domain/door.ts'

export type PhoneDoor = Door<RequestHandler, ErrorRequestHandler>

/** A provider of telephone calls, as the rest of the line sees it. */
export interface Telephone {
  /** On the visitors' listener, which the provider reaches. */
  visitorRoutes?(door: PhoneDoor): void
  /** On the console's listener, which nobody outside reaches. */
  consoleRoutes?(door: PhoneDoor): void
  /** A conversation changed. */
  push(id: ConversationId): void
  close(): Promise<void>
}
