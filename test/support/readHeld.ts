import { readSession, type SessionUse } from '../../bot/usecases/readSession.ts'

/** Who holds this token, in a session that belongs to no console in particular. */
export const readHeld = (ports: Parameters<typeof readSession>[0], token: string, use?: SessionUse) =>
  readSession(ports, { token, tab: undefined }, use)
