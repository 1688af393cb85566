import { readSession, type SessionUse } from '../../bot/usecases/readSession.ts'
import { oneTab } from './asConsole.ts'

/** Who holds this token, in the tab of every console whose test is not about tabs. */
export const readHeld = (ports: Parameters<typeof readSession>[0], token: string, use?: SessionUse) =>
  readSession(ports, { token, tab: oneTab }, use)
