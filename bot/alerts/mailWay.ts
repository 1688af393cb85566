import { createTransport } from 'nodemailer'
import type { Way } from '../ports/shift.ts'
import type { Ports } from '../ports.ts'
import { takeMessage } from '../usecases/dailyMessages.ts'
import { readReach } from '../usecases/reach.ts'
import { createWay, type WayParts } from './createWay.ts'
import { answersWithinMs, outsideSubject, outsideText } from './outsideText.ts'

export interface MailOptions {
  /** `smtps://name:password@host:465` */
  url: string
  from: string
}

/** The only thing that may tell one message from another is its time and its number. */
export function createMailWay(ports: () => Ports, { url, from }: MailOptions, tried: WayParts['tried']): Way {
  const limits = {
    connectionTimeout: answersWithinMs,
    greetingTimeout: answersWithinMs,
    socketTimeout: answersWithinMs,
  }
  const transport = createTransport({ url, ...limits, logger: false })
  return createWay({
    name: 'mail',
    tried,
    async send(id, why) {
      const { mail } = await readReach(ports(), id)
      if (!mail || !(await takeMessage(ports(), 'mail', id, why))) return undefined
      await transport.sendMail({
        from,
        to: mail,
        subject: outsideSubject,
        text: outsideText,
        messageId: `<${ports().random.uuid()}@console>`,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      return true
    },
  })
}
