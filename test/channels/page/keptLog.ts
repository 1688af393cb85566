import type { Answer, Payload, Question } from '../../../bot/channels/webchat/page/line/wire.ts'
import type { VisitorEntryView, VisitorUpdate } from '../../../shared/wire/visitor.ts'

/** The other side of the protocol at its smallest: a numbered log that knows client ids, answers each message and can be erased. */
export function keptLog() {
  let log: VisitorEntryView[] = []
  let isErased = false
  const asked: { question: Question; payload: object }[] = []

  const since = (last: number): VisitorUpdate => ({
    entries: log.slice(last),
    state: { status: 'withBot', language: 'sv', lastSeq: log.length },
  })
  const botSays = (text: string) => {
    const choices = { acute: false, step: 'menu', choices: [], many: false }
    log.push({ seq: log.length + 1, shows: 'bot', paragraphs: [text], ...choices })
  }
  const answers: { [Q in Question]: (payload: Payload<Q>) => unknown } = {
    'line:join': ({ last }) => since(last),
    'input:send': ({ clientId, input }) => {
      const token = 'token'
      const known = log.find((entry) => 'clientId' in entry && entry.clientId === clientId)
      if (known) return { seq: known.seq, token }
      const seq = log.length + 1
      const text = input.kind === 'text' ? input.text : input.kind
      log.push({ seq, shows: 'visitor', text, clientId, canTakeBack: true })
      botSays(`heard ${text}`)
      return { seq, token }
    },
    'message:takeBack': ({ clientId, target }) => {
      log = log.map((entry) => (entry.seq === target ? { seq: target, shows: 'takenBack', by: 'visitor' } : entry))
      log.push({ seq: log.length + 1, shows: 'tookBack', target, by: 'visitor', clientId })
      return { seq: log.length }
    },
    'language:choose': () => since(0),
    'conversation:erase': () => {
      isErased = true
      log = []
      return {}
    },
  }
  return {
    asked,
    since,
    botSays,
    isErased: () => isErased,
    entries: () => log,
    answer<Q extends Question>(question: Q, payload: Payload<Q>): Answer<Q> {
      asked.push({ question, payload })
      if (isErased) return { ok: false, code: 'gone' }
      return { ok: true, value: answers[question](payload) } as Answer<Q>
    },
  }
}
export type KeptLog = ReturnType<typeof keptLog>
