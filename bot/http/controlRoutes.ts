import express, { type Response } from 'express'
import { auditQuerySchema } from '../../shared/audit.ts'
import { approveFourEyesSchema, askFourEyesSchema, conversationKinds, fourEyesIdSchema } from '../../shared/fourEyes.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { ConversationView } from '../../shared/wire/consoleViews.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { auditPage, flags } from '../usecases/auditPage.ts'
import { changeAccount } from '../usecases/changeAccount.ts'
import { changeRetention } from '../usecases/changeRetention.ts'
import { approveFourEyes, askFourEyes, openRequest, spendFourEyes } from '../usecases/fourEyes.ts'
import { fourEyesBoard } from '../usecases/fourEyesBoard.ts'
import { keepLonger } from '../usecases/keepLonger.ts'
import { type HttpDoor, staffOf } from './openDoor.ts'
import type { PortsFor } from './renewing.ts'

export interface ControlRoutes {
  ports: Ports
  portsFor: PortsFor
  /** A conversation in words, for those whom two persons let read it. */
  readClosed(id: ConversationId): Promise<ConversationView>
}

const way = { rate: 'staff', log: 'nothing' } as const

/** What takes two persons, and the audit trail. Each step of four eyes writes its own line in the trail, with what it was for. */
export function controlRoutes(door: HttpDoor, { ports, portsFor, readClosed }: ControlRoutes) {
  const body = express.json({ limit: '4kb' })
  const seen = { ...way, needs: 'seeFourEyes' } as const
  door.route({ ...seen, method: 'get', path: '/four-eyes' }, async (_request, response) => {
    response.json(await fourEyesBoard(ports, staffOf(response)))
  })
  door.route({ ...seen, method: 'post', path: '/four-eyes' }, body, async (request, response) => {
    const { proof, ...wanted } = askFourEyesSchema.parse(request.body)
    const { id } = await askFourEyes(portsFor(request, response), { staff: staffOf(response), proof }, wanted)
    response.status(201).json({ id })
  })
  door.route({ ...seen, method: 'post', path: '/four-eyes/:id/approve' }, body, async (request, response) => {
    const { proof } = approveFourEyesSchema.parse(request.body)
    await approveFourEyes(portsFor(request, response), { staff: staffOf(response), proof }, idOf(request.params.id))
    response.status(204).end()
  })
  door.route({ ...seen, method: 'post', path: '/four-eyes/:id/use' }, async (request, response) => {
    const [staff, id] = [staffOf(response), idOf(request.params.id)]
    switch ((await openRequest(ports, id)).kind) {
      case 'changeAccount':
        return response.json(await changeAccount(ports, staff, id))
      case 'changeRetention':
        return response.json(await changeRetention(ports, staff, id))
      default:
        return handOutConversation(staff, id, response)
    }
  })
  door.route(
    { method: 'get', path: '/audit', rate: 'staff', needs: 'readAudit', log: 'audit' },
    async (request, response) => {
      response.json(await auditPage(ports, auditQuerySchema.parse(request.query)))
    },
  )
  door.route({ ...way, method: 'get', path: '/audit/flags', needs: 'seeFlags' }, async (_request, response) => {
    response.json({ flags: await flags(ports) })
  })

  async function handOutConversation(staff: StaffAccount, id: string, response: Response) {
    const { kind, about, reference } = await spendFourEyes(ports, staff, id, conversationKinds)
    if (about === undefined) throw new HotlineError('badInput')
    if (kind === 'keepLonger') {
      await keepLonger(ports, staff, about, reference)
      return response.status(204).end()
    }
    if (kind === 'exportConversation') response.attachment('export.json')
    return response.json({ reference, conversation: await readClosed(about) })
  }
}

/** Of another form it is as if there were none. */
function idOf(text: unknown): string {
  const id = fourEyesIdSchema.safeParse(text)
  if (!id.success) throw new HotlineError('notFound')
  return id.data
}
