import type { ClientId } from '../../../../../shared/ids.ts'
import type { Refusal } from '../../../../../shared/wire/reply.ts'
import type { Proof } from '../../../../../shared/work.ts'
import { type Act, type Outcome, post } from './acts.ts'
import { type Contact, createContact } from './contact.ts'
import { doWork } from './doWork.ts'
import type { Hindrance, LineEvent } from './events.ts'
import { insist } from './insist.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import type { Pace } from './pace.ts'
import { createReading, type Reading } from './reading.ts'
import type { Wire } from './wire.ts'

export interface LineParts {
  wire: Wire
  pace: Pace
  tell(event: LineEvent): void
}

const hindrances: Readonly<Record<string, Hindrance>> = { unavailable: 'trouble', slowDown: 'busy' }

/** The exactly-once half of the page: an ordered outbox outwards, numbered entries inwards. */
export class Line {
  #token: string | undefined
  /** A first input has left, so there may be a conversation whose token is not known yet. */
  #begun = false
  #erasing = false
  #hindrance: Hindrance | undefined
  readonly #parts: LineParts
  readonly #contact: Contact
  readonly #outbox: Outbox<Act>
  readonly #reading: Reading

  constructor(parts: LineParts) {
    const { wire, pace, tell } = parts
    this.#parts = parts
    this.#contact = createContact(wire, pace, (held) => tell({ type: 'contact', held }))
    this.#outbox = createOutbox((act, settled) => this.#send(act, settled))
    this.#reading = createReading({
      contact: this.#contact,
      pace,
      updated: (update, whole) => tell({ type: 'updated', update, whole }),
      refused: (code) => this.#endIfGone(code),
    })
    wire.listen({
      opened: () => this.#opened(),
      closed: this.#contact.seek,
      added: (update) => this.#token && this.#reading.hear(this.#token, update),
      erased: () => this.#end(this.#erasing ? 'erased' : 'gone'),
    })
  }

  /** Goes on with a conversation from before a reload. */
  resume(token: string) {
    this.#token = token
    this.#contact.seek()
    this.#reading.joinFromStart(token)
  }

  perform(act: Act) {
    this.#contact.seek()
    this.#outbox.add(act)
  }

  /** What has not left is not sent; what may have left is waited for, so that it is erased too. */
  erase() {
    const first = this.#outbox.first()
    this.#erasing = true
    this.#outbox.clear((act) => act === first && act.kind === 'input' && this.#begun && !this.#token)
    this.perform({ kind: 'erase' })
  }

  /** Lets go of the conversation without closing it. */
  forget() {
    this.#token = undefined
    this.#begun = false
    this.#erasing = false
    this.#outbox.clear()
    this.#reading.stop()
    this.#contact.rest()
  }

  #opened() {
    this.#contact.held()
    if (this.#token) this.#reading.join(this.#token)
    this.#outbox.nudge()
  }

  #send(act: Act, settled: () => void) {
    let proof: Proof | undefined
    const sending = insist<Outcome>(this.#parts.pace, {
      ask: (reply) => {
        if (act.kind === 'input' && this.#parts.wire.isOpen()) this.#begun = true
        post(this.#contact.ask, { ...act, token: this.#token, proof }, (outcome) => {
          this.#tellHindrance(outcome)
          reply(outcome)
          if (outcome.ok || !outcome.work || act.kind !== 'input') return
          doWork(this.#parts.pace, outcome.work, act.clientId, (found) => {
            proof = found
            sending.now()
          })
        })
      },
      answered: (outcome) => {
        const taken = this.#take(act, outcome)
        if (taken === 'done') settled()
        return taken
      },
      missed: this.#contact.missed,
    })
    return sending
  }

  #tellHindrance(outcome: Outcome) {
    const by = outcome.ok ? undefined : hindrances[outcome.code]
    if (by === this.#hindrance) return
    this.#hindrance = by
    this.#parts.tell({ type: 'hindered', by })
  }

  #take(act: Act, outcome: Outcome): 'done' | 'again' {
    // Only the answer may have been lost: the same act again, with the same id, is right either way.
    if (!outcome.ok && outcome.code === 'unavailable') return 'again'
    if (!outcome.ok && this.#endIfGone(outcome.code) === 'done') return 'done'
    if (act.kind === 'erase') return outcome.ok ? this.#end('erased') : 'again'
    if (!outcome.ok) this.#refused(act.clientId, outcome)
    else if (outcome.receipt) this.#received(act.clientId, outcome.receipt)
    else if (outcome.update && this.#token) this.#reading.hearWhole(this.#token, outcome.update)
    return 'done'
  }

  #received(clientId: ClientId, { seq, token }: { seq: number; token: string }) {
    if (!this.#token) {
      this.#token = token
      this.#parts.tell({ type: 'started', token })
      this.#reading.join(token)
    }
    this.#parts.tell({ type: 'acknowledged', clientId, seq })
  }

  #refused(clientId: ClientId, { code, marks }: Refusal) {
    this.#parts.tell({ type: 'refused', clientId, code, ...(marks ? { marks } : {}) })
  }

  #endIfGone(code: string) {
    if (code !== 'gone' && code !== 'notFound') return 'again'
    return this.#end(this.#erasing ? 'erased' : 'gone')
  }

  #end(type: 'gone' | 'erased') {
    this.forget()
    this.#parts.tell({ type })
    return 'done' as const
  }
}
