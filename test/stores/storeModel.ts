import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HotlineError } from '../../bot/errors.ts'
import type { Stores } from '../../bot/stores/stores.ts'
import { type Entry, firstPlace, type Place, placeAfter } from '../../shared/entry.ts'
import { conversationIdSchema } from '../../shared/ids.ts'
import { claimed, closed, erasure, handedOver, prompted, released, said, signalled } from './entries.ts'

const makers = [said, prompted, handedOver, claimed, closed, signalled, (seq: number) => released(seq, 'queue')]
const ids = ['A', 'B', 'C'].map((letter) => conversationIdSchema.parse(letter.repeat(22)))

/** `behind` is how far the writer's picture of the log is from the truth; 0 is up to date. */
type Act =
  | { do: 'append'; to: number; behind: number; makers: number[] }
  | { do: 'redact'; to: number; seq: number }
  | { do: 'erase'; to: number }

const to = fc.nat(ids.length - 1)
const makerNumbers = fc.array(fc.nat(makers.length - 1), { minLength: 1, maxLength: 3 })
const append = fc.record({
  do: fc.constant('append' as const),
  to,
  behind: fc.constantFrom(0, 0, 0, 1, -1),
  makers: makerNumbers,
})
const redact = fc.record({ do: fc.constant('redact' as const), to, seq: fc.integer({ min: 1, max: 8 }) })
const erase = fc.record({ do: fc.constant('erase' as const), to })
const act = fc.oneof(
  { weight: 8, arbitrary: append },
  { weight: 2, arbitrary: redact },
  { weight: 1, arbitrary: erase },
)
/** Acts of one group are begun in the same tick. */
const history = fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { maxLength: 8 })

/** Whatever several writers do at once, the store is what a list of entries for each conversation would be. */
export function modelProperty(open: () => Stores | Promise<Stores>, numRuns: number) {
  test('any history of acts of several writers gives what the model gives', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (groups) => {
        const stores = await open()
        const model = createModel()
        for (const [nth, group] of groups.entries()) {
          const planned = group.map((one) => plan(model, one, nth))
          const outcomes = planned.map(({ run }) => run(stores).then(() => 'done', codeOf))
          expect(await Promise.all(outcomes)).toEqual(planned.map(({ expected }) => expected))
        }
        await expectSame(stores, model)
        await stores.close()
      }),
      { numRuns },
    )
  })
}

interface Living {
  log: Entry[]
  place: Place
  /** The group of acts in which it came to its place; within one, nobody was first. */
  order: number
}
type Model = Map<number, Living | 'erased'>
interface Plan {
  expected: string
  run: (stores: Stores) => Promise<void>
}

const createModel = (): Model => new Map()
const codeOf = (error: unknown) => (error instanceof HotlineError ? error.code : 'bug')
const idOf = (nth: number) => ids[nth]!

/** Decides by the model what must happen, takes the step in the model, and says how to take it in the store. */
function plan(model: Model, one: Act, group: number): Plan {
  if (one.do === 'append') return planAppend(model, one, group)
  if (one.do === 'redact') return planRedact(model, one)
  model.set(one.to, 'erased')
  return { expected: 'done', run: ({ conversations }) => conversations.erase(idOf(one.to), erasure) }
}

function planAppend(model: Model, one: Extract<Act, { do: 'append' }>, group: number): Plan {
  const { to, behind, makers: chosen } = one
  const known = model.get(to) ?? { log: [], place: firstPlace, order: 0 }
  const last = known === 'erased' ? 0 : known.log.length
  const expectedSeq = Math.max(0, last - behind)
  const entries = chosen.map((maker, nth) => makers[maker]!(expectedSeq + 1 + nth))
  const run = ({ conversations }: Stores) => conversations.append(idOf(to), expectedSeq, entries)
  if (known === 'erased') return { expected: 'gone', run }
  if (expectedSeq !== last) return { expected: 'conflict', run }
  const places = [known.place]
  for (const [nth, entry] of entries.entries()) places.push(placeAfter(places[nth]!, entry))
  const moved = last === 0 || new Set(places.map((place) => JSON.stringify(place))).size > 1
  const log = [...known.log, ...entries]
  model.set(to, { log, place: places.at(-1)!, order: moved ? group : known.order })
  return { expected: 'done', run }
}

function planRedact(model: Model, { to, seq }: Extract<Act, { do: 'redact' }>): Plan {
  const run = ({ conversations }: Stores) => conversations.redact(idOf(to), seq)
  const known = model.get(to)
  if (known === 'erased') return { expected: 'gone', run }
  const entry = known?.log[seq - 1]
  if (!known || !entry) return { expected: 'notFound', run }
  const kept = 'clientId' in entry && entry.clientId ? { clientId: entry.clientId } : {}
  const redacted: Entry = { seq, at: entry.at, by: entry.by, kind: 'redacted', ...kept }
  model.set(to, { ...known, log: known.log.with(seq - 1, redacted) })
  return { expected: 'done', run }
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

async function expectSame({ conversations }: Stores, model: Model) {
  for (const [nth, known] of model) {
    const read = await conversations.read(idOf(nth)).catch(codeOf)
    expect(read).toStrictEqual(known === 'erased' ? 'gone' : known.log)
  }
  const listed = [...model]
    .flatMap(([nth, known]) => (known === 'erased' ? [] : [{ id: idOf(nth), ...known }]))
    .filter(({ place }) => place.alarmed || place.status === 'waiting' || place.status === 'withStaff')
    .sort(byId)
  const found = await conversations.listed()
  expect(found.toSorted(byId)).toEqual(listed.map(({ id, place }) => ({ id, place })))
  const groups = found.map(({ id }) => listed.find((one) => one.id === id)?.order ?? -1)
  expect(groups).toEqual(groups.toSorted((a, b) => a - b))
}
