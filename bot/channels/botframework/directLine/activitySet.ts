import type { ConversationId } from '../../../../shared/ids.ts'
import { HotlineError } from '../../../errors.ts'
import type { Ports } from '../../../ports.ts'
import { answerText, type Translate } from '../../../text/translate.ts'
import { type WrittenEntry, writeLog } from '../writeLog.ts'
import type { ClientNames } from './clientNames.ts'

/** One activity as a client gets it, and the number of the last entry it has then seen whole. */
export interface ReadActivity {
  activity: Record<string, unknown>
  watermark: number
}

/** Everything after a number, and the number of the last entry there is. Throws `notFound` and `gone`. */
export type ReadActivities = (
  id: ConversationId,
  since: number,
) => Promise<{ activities: ReadActivity[]; watermark: number }>

/** Reads from the log, so that nothing is lost or doubled over reconnects. */
export function createActivityReader(ports: Ports, t: Translate, clientNames: ClientNames): ReadActivities {
  return async function readActivities(id, since) {
    const { written, conversation } = writeLog(id, await ports.conversations.read(id), ({ seq }) => seq > since, { t })
    if (conversation.lastSeq === 0) throw new HotlineError('notFound')
    return {
      activities: written.flatMap((entry) => activitiesOf(id, entry, contentOf(entry, t, clientNames))),
      watermark: conversation.lastSeq,
    }
  }
}

const activitiesOf = (id: ConversationId, { entry }: WrittenEntry, contents: Record<string, unknown>[]) =>
  contents.map((content, nth) => ({
    activity: {
      from: { id: 'bot', role: 'bot' },
      ...content,
      id: activityId(id, entry.seq, nth),
      timestamp: new Date(entry.at).toISOString(),
      channelId: 'directline',
      conversation: { id },
    },
    watermark: nth === contents.length - 1 ? entry.seq : entry.seq - 1,
  }))

/** The same entry always has the same ids; a visitor's message is the first and only activity of its entry. */
export const activityId = (id: ConversationId, seq: number, nth = 0) =>
  `${id}|${String(seq).padStart(7, '0')}${nth === 0 ? '' : `.${nth}`}`

function contentOf(written: WrittenEntry, t: Translate, clientNames: ClientNames): Record<string, unknown>[] {
  const { entry, before, activities } = written
  if (entry.kind !== 'said' && entry.kind !== 'answered') {
    return activities.map((activity) => JSON.parse(activity.toJsonString()) as Record<string, unknown>)
  }
  const clientActivityID = clientNames.nameOf(entry.clientId)
  return [
    {
      type: 'message',
      from: { id: 'visitor', role: 'user' },
      text: entry.kind === 'said' ? entry.text : answerText(t, before.language, entry),
      textFormat: 'plain',
      ...(clientActivityID === undefined ? {} : { channelData: { clientActivityID } }),
    },
  ]
}
