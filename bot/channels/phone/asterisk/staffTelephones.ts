import type { StaffId } from '../../../../shared/ids.ts'
import type { RingsAt, TelephoneView } from '../../../../shared/telephone.ts'
import type { Ports } from '../../../ports.ts'
import { readReach } from '../../../usecases/reach.ts'
import { createStaffNumbers } from '../staffNumbers.ts'

/** Asterisk's names of telephones, by the names staff sign in with. */
interface Endpoints {
  staff: Readonly<Record<string, string>>
  browsers: Readonly<Record<string, string>>
}

/** A telephone that can be rung now. */
export interface StaffTelephone {
  endpoint: string
  at: RingsAt
}

/** Where each of staff is rung: in their console or at a telephone of their own, as they have chosen. */
export function createStaffTelephones(ports: Ports, { staff, browsers }: Endpoints, isOpen: (id: StaffId) => boolean) {
  const [own, inBrowser] = [createStaffNumbers(ports, staff), createStaffNumbers(ports, browsers)]
  let chosen = new Map<StaffId, RingsAt>()

  async function choiceOf(id: StaffId): Promise<RingsAt> {
    const { calls } = await readReach(ports, id)
    return calls ?? (own.of(id) === undefined ? 'browser' : 'own')
  }

  return {
    /** Accounts and what they choose change while the line runs. */
    async refresh() {
      await Promise.all([own.refresh(), inBrowser.refresh()])
      const ids = ports.presence.onDuty()
      chosen = new Map(await Promise.all(ids.map(async (id) => [id, await choiceOf(id)] as const)))
    },
    /** The one they chose, or the other where that one cannot be rung: somebody who waits is worth more than a choice. */
    of(id: StaffId): StaffTelephone | undefined {
      const browser = isOpen(id) ? inBrowser.of(id) : undefined
      const found = { browser, own: own.of(id) }
      const order: RingsAt[] = chosen.get(id) === 'browser' ? ['browser', 'own'] : ['own', 'browser']
      return order.flatMap((at) => (found[at] === undefined ? [] : { endpoint: found[at], at }))[0]
    },
    /** The name that a browser of theirs is signed in by. */
    async browserOf(id: StaffId): Promise<string | undefined> {
      await inBrowser.refresh()
      return inBrowser.of(id)?.replace(/^PJSIP\//, '')
    },
    async viewOf(id: StaffId): Promise<TelephoneView | undefined> {
      await Promise.all([own.refresh(), inBrowser.refresh()])
      if (inBrowser.of(id) === undefined) return undefined
      return { rings: await choiceOf(id), own: own.of(id) !== undefined }
    },
  }
}
