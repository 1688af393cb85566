import express from 'express'
import { linePath } from '../../../shared/linePath.ts'
import { frameBuckets, paddedFrame } from '../../../shared/paddedFrame.ts'
import type { PageDoor } from './pageRoutes.ts'
import { type AskingPage, runVisitorEvent, visitorEventNames, visitorEvents } from './visitorEvents.ts'
import type { Held } from './visitorTokens.ts'
import type { Webchat } from './webchat.ts'

/** The line for a page that gets no socket, where a network lets none through: any process answers any request. */
export function lineRoutes(door: PageDoor, webchat: Webchat) {
  const body = express.json({ limit: '64kb' })
  const polls = ({ id }: Held) => webchat.presence.pagePolled(id)
  const page: AskingPage = { holds: polls, joins: polls, letsGo() {} }
  for (const name of visitorEventNames) {
    const { needs, rate, log } = visitorEvents[name]
    door.route({ method: 'post', path: linePath(name), needs, rate, log }, body, async ({ body }, response) => {
      const value = await runVisitorEvent(webchat, page, name, body)
      response.type('json').send(paddedFrame(JSON.stringify(value), frameBuckets.toVisitor))
    })
  }
}
