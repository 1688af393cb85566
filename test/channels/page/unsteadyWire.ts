import type { Wire, WireListener } from '../../../bot/channels/webchat/page/line/wire.ts'
import type { HandTime } from './handTime.ts'
import type { KeptLog } from './keptLog.ts'

/**
 * What becomes of a question, and of entries told unasked. `unavailable` is the worst of its kind: it was done, and the
 * server did not learn that it was.
 */
export type Fate = 'arrives' | 'lost' | 'answerLost' | 'unavailable' | 'slowDown'

const travelMs = 20

/** A connection between the page and the log that loses what the test says, and can go down. */
export function unsteadyWire({ pace }: HandTime, log: KeptLog) {
  let listener: WireListener | undefined
  let isWanted = false
  let isUp = true
  let connection: { told: number; joined: boolean; isSilent: boolean } | undefined
  let fates: Fate[] = []

  const nextFate = (): Fate => (connection?.isSilent ? 'lost' : (fates.shift() ?? 'arrives'))
  function connect() {
    if (!isWanted || !isUp || connection) return
    connection = { told: 0, joined: false, isSilent: false }
    listener?.opened()
  }
  function disconnect() {
    connection = undefined
  }
  /** Runs when it has travelled, unless the connection broke meanwhile. */
  function travel(run: () => void) {
    const onIt = connection
    pace.after(travelMs, () => onIt && onIt === connection && run())
  }
  function tell() {
    if (!connection?.joined) return
    const update = log.since(connection.told)
    connection.told = update.state.lastSeq
    if (update.entries.length > 0 && nextFate() === 'arrives') travel(() => listener?.added(update))
  }
  const wire: Wire = {
    listen(to) {
      listener = to
    },
    open() {
      isWanted = true
      pace.after(travelMs, connect)
    },
    reopen() {
      disconnect()
      pace.after(travelMs, connect)
    },
    close() {
      isWanted = false
      disconnect()
    },
    isOpen: () => connection !== undefined,
    ask(question, payload, reply) {
      const fate = nextFate()
      if (fate === 'lost') return
      travel(() => {
        if (fate === 'slowDown') return travel(() => reply({ ok: false, code: 'slowDown', waitMs: 3000 }))
        const answer = log.answer(question, payload)
        if (fate === 'unavailable') return travel(() => reply({ ok: false, code: 'unavailable' }))
        if (fate === 'arrives') travel(() => reply(answer))
        if (connection && answer.ok) {
          if (question === 'line:join') connection = Object.assign(connection, { told: log.since(0).state.lastSeq })
          connection.joined = true
        }
        tell()
      })
    },
  }
  return {
    wire,
    tell,
    suffers(...coming: Fate[]) {
      fates = coming
    },
    /** Seems open, and nothing comes through any more. */
    goesSilent() {
      if (connection) connection.isSilent = true
    },
    goesDown() {
      isUp = false
      if (!connection) return
      disconnect()
      listener?.closed()
    },
    comesUp() {
      isUp = true
      connect()
    },
  }
}
