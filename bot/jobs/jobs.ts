import type { Ports } from '../ports.ts'
import { clearBoard } from '../usecases/boardPapers.ts'
import { forgetOldCallBacks } from '../usecases/callBacks.ts'
import { climbLadders } from '../usecases/climbLadders.ts'
import { countHours, countHoursEveryMs } from '../usecases/countHours.ts'
import { sendDueMessages } from '../usecases/dailyMessages.ts'
import { catchUpWithEdits } from '../usecases/editContent.ts'
import { createForgetLostCalls } from '../usecases/lostCalls.ts'
import { destroyCounted } from '../usecases/makeRelease.ts'
import { countDuty, countDutyEveryMs, forgetWeeks } from '../usecases/ownWeek.ts'
import { writeRefusals } from '../usecases/refusals.ts'
import { createReturnToQueue } from '../usecases/returnToQueue.ts'
import { forgetExpired, raiseUnansweredSignals } from '../usecases/upkeep.ts'
import { forgetOldMessages } from '../usecases/voiceMessages.ts'

export interface Job {
  name: string
  everyMs: number
  run(): Promise<void>
}

/** What the visitors' side has to do now and then. */
export interface VisitorChores {
  refreshWaiting(): void
  /** What a channel did not take is tried again, and streams are asked whether anybody is there. */
  attendChannels(): Promise<void>
}

/** What the staff's side has to do now and then. */
export interface StaffChores {
  /** Whether somebody still attends a console changes by time alone. */
  lookAtConsoles(): Promise<void>
  /** Whoever was signed out, disabled or given another role is out within a second, whichever process or command did it. */
  endLostSessions(): Promise<void>
  /** Telephones in consoles are asked whether anybody is there. */
  attendTelephones(): Promise<void>
  /** Another process may have changed it, and what hangs there goes by time alone. */
  lookAtBoard(): Promise<void>
}

/** Every timer of the line. Uneven periods, so that they do not fall together. */
export const jobs = (ports: Ports, visitors: VisitorChores, staff: StaffChores, anchor: () => Promise<void>): Job[] => [
  { name: 'endLostSessions', everyMs: 430, run: () => staff.endLostSessions() },
  { name: 'writeRefusals', everyMs: 5_300, run: () => writeRefusals(ports) },
  // A rung falls due to the second, and what is told within a minute has some seconds to spare.
  { name: 'climbLadders', everyMs: 2_300, run: () => climbLadders(ports) },
  { name: 'raiseUnansweredSignals', everyMs: 5_000, run: () => raiseUnansweredSignals(ports) },
  { name: 'returnToQueue', everyMs: 10_300, run: createReturnToQueue(ports) },
  { name: 'forgetExpired', everyMs: 20_900, run: () => forgetExpired(ports) },
  { name: 'forgetLostCalls', everyMs: 21_700, run: createForgetLostCalls(ports) },
  { name: 'forgetOldCallBacks', everyMs: 23_300, run: () => forgetOldCallBacks(ports) },
  { name: 'forgetOldMessages', everyMs: 25_700, run: () => forgetOldMessages(ports) },
  { name: 'eraseKeptTexts', everyMs: 60_700, run: () => ports.keptTexts.eraseDue(ports.clock.now()) },
  // A doorbell may have been missed.
  { name: 'catchUpWithEdits', everyMs: 59_900, run: async () => void (await catchUpWithEdits(ports)) },
  { name: 'endSessions', everyMs: 61_300, run: () => ports.staff.endSessionsBefore(ports.clock.now()) },
  { name: 'forgetSpent', everyMs: 63_700, run: () => ports.passkeys.forgetSpentBefore(ports.clock.now()) },
  // On the half hour at the latest after a week has begun, and at the start.
  { name: 'tidyStore', everyMs: 1_800_700, run: () => ports.conversations.tidy(ports.clock.now()) },
  { name: 'forgetFourEyes', everyMs: 59_900, run: () => ports.fourEyes.forgetBefore(ports.clock.now()) },
  { name: 'anchorAudit', everyMs: 3_600_300, run: anchor },
  { name: 'destroyCounted', everyMs: 3_607_000, run: () => destroyCounted(ports) },
  { name: 'countHours', everyMs: countHoursEveryMs, run: () => countHours(ports) },
  { name: 'countDuty', everyMs: countDutyEveryMs, run: () => countDuty(ports) },
  { name: 'forgetWeeks', everyMs: 3_613_000, run: () => forgetWeeks(ports) },
  { name: 'watchConsoles', everyMs: 7_100, run: () => staff.lookAtConsoles() },
  { name: 'attendTelephones', everyMs: 9_700, run: () => staff.attendTelephones() },
  { name: 'lookAtBoard', everyMs: 14_300, run: () => staff.lookAtBoard() },
  { name: 'clearBoard', everyMs: 31_700, run: () => clearBoard(ports) },
  { name: 'sendDueMessages', everyMs: 62_900, run: () => sendDueMessages(ports) },
  // Opening and closing times pass without anybody doing anything.
  { name: 'refreshWaiting', everyMs: 15_100, run: async () => visitors.refreshWaiting() },
  { name: 'attendChannels', everyMs: 19_700, run: () => visitors.attendChannels() },
]
