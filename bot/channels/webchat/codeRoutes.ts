import express from 'express'
import { codePaths } from '../../../shared/codePaths.ts'
import { aboutSchema, enterCodeSchema, makeCodeSchema } from '../../../shared/returnCode.ts'
import { aboutConversation } from '../../usecases/aboutConversation.ts'
import { makeReturnCode } from '../../usecases/returnCodes.ts'
import { aboutView } from './aboutView.ts'
import type { PageDoor } from './pageRoutes.ts'
import { enterCode } from './returning.ts'
import { holdNow, issueToken } from './visitorTokens.ts'
import type { Webchat } from './webchat.ts'

interface CodeRoutes {
  webchat: Webchat
  laneOf(address: string | undefined): string
}

const asking = { method: 'post', rate: 'visitor', log: 'nothing' } as const

/** Return codes, asked for by the page's script: each answer is as long as any other of its kind. */
export function codeRoutes(door: PageDoor, { webchat, laneOf }: CodeRoutes) {
  const body = express.json({ limit: '4kb' })
  door.route({ ...asking, path: codePaths.make, needs: 'talk' }, body, async ({ body }, response) => {
    const { token, control } = makeCodeSchema.parse(body)
    const { id } = await holdNow(webchat, token)
    response.json({ code: await makeReturnCode(webchat.ports, id, control) })
  })
  door.route({ ...asking, path: codePaths.about, needs: 'talk' }, body, async ({ body }, response) => {
    const { id } = await holdNow(webchat, aboutSchema.parse(body).token)
    response.json(aboutView(webchat.t, await aboutConversation(webchat.ports, id)))
  })
  door.route({ ...asking, path: codePaths.enter, needs: 'begin' }, body, async (request, response) => {
    const held = await enterCode(webchat, laneOf(request.ip), enterCodeSchema.parse(request.body))
    response.json({ token: issueToken(webchat.keys, held) })
  })
}
