import type { Server as HttpServer } from 'node:http'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { ConversationId, StaffId } from '../../../shared/ids.ts'
import type { TelephoneView } from '../../../shared/telephone.ts'
import type { Door } from '../../domain/door.ts'

export type PhoneDoor = Door<RequestHandler, ErrorRequestHandler>

/** A provider of telephone calls, as the rest of the line sees it. */
export interface Telephone {
  /** On the visitors' listener, which the provider reaches. */
  visitorRoutes?(door: PhoneDoor): void
  /** On the console's listener, which nobody outside reaches. */
  consoleRoutes?(door: PhoneDoor): void
  /** Where calls can be answered in the console itself. */
  browsers?: BrowserTelephones
  /** A conversation changed. */
  push(id: ConversationId): void
  close(): Promise<void>
}

/** How the console's listener knows who connects to it. */
export interface BrowserDoor {
  isOurs(origin: string | undefined, host: string | undefined): boolean
  readToken(cookieHeader: string | undefined): string
}

/** Telephones in the consoles of staff. */
export interface BrowserTelephones {
  /** Joins the console's listener itself. */
  attach(server: HttpServer, door: BrowserDoor): void
  /** Where this staff member's calls ring; nothing when it can be in no browser. */
  viewOf(staff: StaffId): Promise<TelephoneView | undefined>
  /** Ends those of whoever was signed out, disabled or given another role. */
  endLostSessions(): Promise<void>
  /** Every now and then: looks who is still there, and stays signed in. */
  attend(): void
}
