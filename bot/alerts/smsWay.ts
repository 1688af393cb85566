import { z } from 'zod'
import type { Way } from '../ports/shift.ts'
import type { Ports } from '../ports.ts'
import { takeMessage } from '../usecases/dailyMessages.ts'
import { readReach } from '../usecases/reach.ts'
import { createWay, type WayParts } from './createWay.ts'
import { answersWithinMs, outsideText } from './outsideText.ts'

export interface SmsOptions {
  /** Where messages are posted as a form of `from`, `to` and `message`, for example https://api.46elks.com/a1/sms */
  url: string
  user: string
  password: string
  /** A number, or at most 11 letters. */
  from: string
}

const answerSchema = z.object({ status: z.string().optional() })

/** A provider that takes a form and answers with JSON. It is asked to write no message down. */
export function createSmsWay(ports: () => Ports, options: SmsOptions, tried: WayParts['tried']): Way {
  const authorization = `Basic ${Buffer.from(`${options.user}:${options.password}`).toString('base64')}`
  return createWay({
    name: 'sms',
    tried,
    async send(id, why) {
      const { phone } = await readReach(ports(), id)
      if (!phone || !(await takeMessage(ports(), 'sms', id, why))) return undefined
      const response = await fetch(options.url, {
        method: 'POST',
        headers: { Authorization: authorization },
        body: new URLSearchParams({ from: options.from, to: phone, message: outsideText, dontlog: 'message' }),
        redirect: 'error',
        signal: AbortSignal.timeout(answersWithinMs),
      })
      const answer = answerSchema.safeParse(await response.json().catch(() => undefined))
      if (!response.ok || answer.data?.status === 'failed') throw new Error('refused')
      return true
    },
  })
}
