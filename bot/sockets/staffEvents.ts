import type { z } from 'zod'
import type { ConsoleReplies, fromConsole } from '../../shared/wire/console.ts'
import type { WayIn } from '../domain/door.ts'
import { HotlineError } from '../errors.ts'
import { deleteVoice, finishCallBack, hearVoice, showCallBack } from '../usecases/afterCalls.ts'
import { planForEditing, savePlan, setFull, writeHandOverNote } from '../usecases/boardPapers.ts'
import { callTo } from '../usecases/callStaff.ts'
import { claimConversation } from '../usecases/claimConversation.ts'
import { beginClosing, closeConversation } from '../usecases/closeConversation.ts'
import { finishAid, judgeConversation } from '../usecases/judgeConversation.ts'
import { offerCode } from '../usecases/offerCode.ts'
import { openConversation } from '../usecases/openConversation.ts'
import { readOwnWeek } from '../usecases/ownWeek.ts'
import { putAside } from '../usecases/putAside.ts'
import { addSubscription, chooseWhereCallsRing, removeSubscription, saveAddresses } from '../usecases/reach.ts'
import { coach, endReading } from '../usecases/readAlong.ts'
import { recordContact } from '../usecases/recordContact.ts'
import { recuse } from '../usecases/recuse.ts'
import { redactMessage } from '../usecases/redactMessage.ts'
import { releaseConversation } from '../usecases/releaseConversation.ts'
import { showControl, showLostContact } from '../usecases/reveal.ts'
import { addNote, sendStaffReply } from '../usecases/sendStaffReply.ts'
import { inviteColleague, joinConversation, leaveConversation } from '../usecases/transferConversation.ts'
import { findApprovedAnswers } from './approvedAnswers.ts'
import { conversationView } from './conversationView.ts'
import { reachView } from './reachView.ts'
import type { ConsoleState, StaffTools } from './staffTools.ts'

export type StaffEvent = keyof typeof fromConsole
type Payload<E extends StaffEvent> = z.infer<(typeof fromConsole)[E]>

/** The right is checked at every event, on an account read anew. */
interface StaffEventRow<E extends StaffEvent> extends WayIn {
  run(tools: StaffTools, console: ConsoleState, payload: Payload<E>): Promise<ConsoleReplies[E]>
}

const way = { rate: 'staff', log: 'nothing' } as const
/** Whoever does it stands in the audit trail first. */
const told = { rate: 'staff', log: 'audit' } as const

/** Everything a console can ask for, and what it takes. A new event gets its row here, and its action in permissions.ts. */
export const staffEvents: { [E in StaffEvent]: StaffEventRow<E> } = {
  'shift:start': {
    ...way,
    needs: 'takeShift',
    run: async ({ presence }, { staff }) => done(presence.shiftSet(staff.id, 'on')),
  },
  'shift:break': {
    ...way,
    needs: 'takeShift',
    run: async ({ presence }, { staff }) => done(presence.shiftSet(staff.id, 'break')),
  },
  'shift:end': {
    ...way,
    needs: 'takeShift',
    run: async ({ presence }, { staff }) => done(presence.shiftSet(staff.id, 'off')),
  },
  'console:attended': {
    ...way,
    needs: 'seeLists',
    run: async ({ presence }, { staff }, { agoMs, audible }) =>
      done(presence.consoleAttended(staff.id, agoMs, audible)),
  },
  'line:full': {
    ...way,
    needs: 'takeShift',
    run: async ({ ports }, { staff }, { full }) => done(await setFull(ports, staff, full)),
  },
  'handOverNote:write': {
    ...way,
    needs: 'takeShift',
    run: async ({ ports }, { staff }, { text }) => done(await writeHandOverNote(ports, staff, text)),
  },
  'reach:read': { ...way, needs: 'takeShift', run: (tools, { staff }) => reachView(tools, staff) },
  'reach:save': {
    ...way,
    needs: 'takeShift',
    run: async ({ ports }, { staff }, addresses) => done(await saveAddresses(ports, staff.id, addresses)),
  },
  'push:subscribe': {
    ...way,
    needs: 'takeShift',
    run: async ({ ports, push }, { staff }, { subscription }) => {
      if (!push?.isService(subscription.endpoint)) throw new HotlineError('badInput')
      return done(await addSubscription(ports, staff.id, subscription))
    },
  },
  'push:unsubscribe': {
    ...way,
    needs: 'takeShift',
    run: async ({ ports }, { staff }, { endpoint }) => done(await removeSubscription(ports, staff.id, endpoint)),
  },
  'reach:try': {
    ...way,
    needs: 'takeShift',
    run: async ({ ports }, { staff }) => ({ reached: (await callTo(ports, [staff.id])).length > 0 }),
  },
  'telephone:choose': {
    ...way,
    needs: 'answerCalls',
    run: async ({ ports }, { staff }, { rings }) => done(await chooseWhereCallsRing(ports, staff.id, rings)),
  },
  'week:read': { ...way, needs: 'takeShift', run: ({ ports }, { staff }) => readOwnWeek(ports, staff.id) },
  'plan:read': { ...way, needs: 'editPlan', run: ({ ports }) => planForEditing(ports) },
  'plan:save': {
    ...told,
    needs: 'editPlan',
    run: ({ ports }, _console, { plan, version }) => savePlan(ports, plan, version),
  },
  'conversation:claim': {
    ...told,
    needs: 'claim',
    run: async (tools, console, { id, clientId }) => {
      await claimConversation(tools.ports, { staff: console.staff, id, clientId })
      return watch(tools, console, { id, last: 0 })
    },
  },
  'conversation:open': { ...told, needs: 'open', run: watch },
  'conversation:unwatch': {
    ...way,
    needs: 'seeLists',
    run: async ({ ports }, { staff, watching }, { id }) => {
      watching.delete(id)
      return done(await endReading(ports, staff, id))
    },
  },
  'conversation:recuse': {
    ...told,
    needs: 'recuse',
    run: ({ ports }, { staff }, { id, clientId }) => recuse(ports, { staff, id, clientId }),
  },
  'message:send': {
    ...way,
    needs: 'reply',
    run: ({ ports }, { staff }, { id, clientId, text }) => sendStaffReply(ports, { staff, id, clientId }, text),
  },
  'note:add': {
    ...way,
    needs: 'note',
    run: ({ ports }, { staff }, { id, clientId, text }) => addNote(ports, { staff, id, clientId }, text),
  },
  'colleague:invite': {
    ...told,
    needs: 'transfer',
    run: ({ ports }, { staff }, { id, clientId, to, text }) =>
      inviteColleague(ports, { staff, id, clientId }, { number: to, text }),
  },
  'conversation:join': {
    ...told,
    needs: 'transfer',
    run: async (tools, console, { id, clientId }) => {
      await joinConversation(tools.ports, { staff: console.staff, id, clientId })
      return watch(tools, console, { id, last: 0 })
    },
  },
  'conversation:leave': {
    ...told,
    needs: 'transfer',
    run: ({ ports }, { staff }, { id, clientId }) => leaveConversation(ports, { staff, id, clientId }),
  },
  'conversation:judge': {
    ...way,
    needs: 'judge',
    run: ({ ports }, { staff }, { id, clientId, ...judgement }) =>
      judgeConversation(ports, { staff, id, clientId }, judgement),
  },
  'message:redact': {
    ...told,
    needs: 'redact',
    run: ({ ports }, { staff }, { id, clientId, target, reason }) =>
      redactMessage(ports, { staff, id, clientId }, { target, reason }),
  },
  'aid:finish': {
    ...way,
    needs: 'judge',
    run: ({ ports }, { staff }, { id, clientId, did }) => finishAid(ports, { staff, id, clientId }, did),
  },
  'code:offer': {
    ...way,
    needs: 'reply',
    run: ({ ports }, { staff }, { id, clientId }) => offerCode(ports, { staff, id, clientId }),
  },
  'answers:find': {
    ...way,
    needs: 'reply',
    run: async (tools, _console, payload) => ({ found: findApprovedAnswers(tools, payload) }),
  },
  'coaching:send': {
    ...told,
    needs: 'coach',
    run: ({ ports }, { staff }, { id, clientId, text }) => coach(ports, { staff, id, clientId }, text),
  },
  'writing:tell': {
    ...way,
    needs: 'reply',
    run: async ({ tellWriting }, { staff, watching }, { id }) => {
      if (!watching.has(id)) throw new HotlineError('notFound')
      return done(tellWriting(id, staff.number))
    },
  },
  'conversation:release': {
    ...told,
    needs: 'release',
    run: ({ ports }, { staff }, { id, clientId, to }) => releaseConversation(ports, { staff, id, clientId }, to),
  },
  'callBack:show': {
    ...told,
    needs: 'callBack',
    run: ({ ports }, { staff }, { id }) => showCallBack(ports, staff, id),
  },
  'callBack:done': {
    ...told,
    needs: 'callBack',
    run: ({ ports }, { staff }, { id, ended }) => finishCallBack(ports, staff, id, ended),
  },
  'voice:hear': { ...told, needs: 'callBack', run: ({ ports }, { staff }, { id }) => hearVoice(ports, staff, id) },
  'voice:delete': { ...told, needs: 'callBack', run: ({ ports }, { staff }, { id }) => deleteVoice(ports, staff, id) },
  'contact:record': {
    ...told,
    needs: 'recordContact',
    run: ({ ports }, _console, contact) => recordContact(ports, contact),
  },
  'lostContact:show': {
    ...told,
    needs: 'reveal',
    run: ({ ports }, { staff }, { id }) => showLostContact(ports, staff, id),
  },
  'control:show': { ...told, needs: 'reveal', run: ({ ports }, { staff }, { id }) => showControl(ports, staff, id) },
  'conversation:putAside': {
    ...told,
    needs: 'putAside',
    run: ({ ports }, { staff }, { id, clientId }) => putAside(ports, { staff, id, clientId }),
  },
  'conversation:beginClosing': {
    ...told,
    needs: 'close',
    run: ({ ports }, { staff }, { id, clientId }) => beginClosing(ports, { staff, id, clientId }),
  },
  'conversation:close': {
    ...told,
    needs: 'close',
    run: ({ ports }, { staff }, { id, clientId, record }) => closeConversation(ports, { staff, id, clientId }, record),
  },
}

const done = (_change: unknown) => ({})

/** In turn with what the console is told, so that nothing falls between the reading and the watching. */
function watch(tools: StaffTools, console: ConsoleState, { id, last, why }: Payload<'conversation:open'>) {
  const { staff, watching } = console
  return inTurn(console, async () => {
    await openConversation(tools.ports, staff, id, why)
    const view = await conversationView(tools, staff, { id, last })
    watching.set(id, view.card.lastSeq)
    return view
  })
}

/** What comes next waits until the answer has left. */
function inTurn<Answer>(console: ConsoleState, run: () => Promise<Answer>): Promise<Answer> {
  const answer = console.updating.then(run)
  console.updating = answer.then(afterIt, afterIt)
  return answer
}

const afterIt = () => new Promise<void>((done) => setImmediate(done))
