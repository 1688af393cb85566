import { setTimeout as sleep } from 'node:timers/promises'
import type { FourEyesBoard } from '../../shared/fourEyes.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { consoleBrowser } from '../support/consoleBrowser.ts'
import { type Account, proofOf } from '../support/oneTimeCodes.ts'
import { signsIn } from '../support/openStaff.ts'

interface SignedIn {
  account: Account
  cookie: string
}

/**
 * One asks, another approves, and it is carried out by a double click: each step until it is known how it stands, wherever
 * the server dies. Gives how often somebody was told that it is done.
 */
export async function keepsLonger(
  origin: string,
  [asker, approver]: readonly [SignedIn, SignedIn],
  id: ConversationId,
) {
  const [one, other] = [deskOf(origin, asker), deskOf(origin, approver)]
  const asked = { kind: 'keepLonger', about: id, why: 'authority', reference: 'SN 2026-17' }
  let request = await one.request()
  while (!request) {
    await one.press('', { ...asked, proof: await proofOf(origin, asker.account) })
    request = await one.request()
  }
  const { id: requestId } = request
  while (request?.state === 'asked') {
    await other.press(`/${requestId}/approve`, { proof: await proofOf(origin, approver.account) })
    request = await one.request()
  }
  let times = 0
  while (request) {
    const use = () => one.press(`/${requestId}/use`, {})
    const told = await Promise.all([use(), use()])
    times += told.filter((status) => status === 204).length
    request = await one.request()
  }
  return times
}

function deskOf(origin: string, { account, cookie }: SignedIn) {
  let browser = consoleBrowser(origin, cookie)
  /** Where the answer to a proof was lost, so is the session. */
  async function signsInAgain() {
    browser = consoleBrowser(origin, await signsIn(origin, account))
  }
  return {
    /** Nothing when the answer was lost. */
    async press(step: string, body: object) {
      const answer = await browser.posts(`/four-eyes${step}`, body).catch(() => undefined)
      if (answer?.status === 401) await signsInAgain()
      return answer?.status
    },
    /** The one that stands open, as soon as the server answers. */
    async request() {
      for (;;) {
        const answer = await browser.gets('/four-eyes').catch(() => undefined)
        if (answer?.status === 200) return (answer.body as FourEyesBoard).requests[0]
        if (answer?.status === 401) await signsInAgain()
        else await sleep(100)
      }
    },
  }
}
