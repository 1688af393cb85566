import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CallEvent } from '../../../bot/domain/call/call.ts'
import { SealedDigits } from '../../../bot/domain/call/sealedDigits.ts'
import type { StaffId } from '../../../shared/ids.ts'
import { fullSize } from '../../support/fullSize.ts'
import { lookOf, newTalk, next, rightCode, saidIn, type Talk, worldOf } from '../../support/phoneTalk.ts'

const keys = [...'0123456789*#']
const withStaff = worldOf(['ben', 'ruth'])
const worlds = [withStaff, worldOf([]), worldOf([], { kind: 'closed' })]

/** Everything that can happen to a caller, whatever the state. */
const events: readonly CallEvent[] = [
  ...keys.map((key) => ({ kind: 'key', key }) as const),
  { kind: 'silence' },
  { kind: 'digits', digits: new SealedDigits('') },
  { kind: 'digits', digits: new SealedDigits('12') },
  { kind: 'digits', digits: new SealedDigits('0701740605') },
  { kind: 'digits', digits: new SealedDigits(rightCode) },
  ...(['busy', 'noAnswer', 'failed', 'ended', 'released'] as const).map((state) => ({ kind: 'staff', state }) as const),
  { kind: 'answered', staff: 'ben' as StaffId },
  { kind: 'recorded', stored: true },
  { kind: 'recorded', stored: false },
  { kind: 'failed' },
  { kind: 'hangUp' },
]

const started = (callerKnown: boolean, world = withStaff) => next(newTalk(), { kind: 'start', callerKnown }, world)

/** Whether this can happen now: staff news needs a telephone that rings or is answered, a recording one that records. */
function canHappen({ call }: Talk, event: CallEvent): boolean {
  const { where } = call
  if (event.kind === 'staff')
    return event.state === 'ended' || event.state === 'released' ? where.in === 'connected' : where.in === 'ringing'
  if (event.kind === 'answered') return call.handedOver
  if (event.kind === 'recorded') return where.in === 'recording'
  return true
}

interface Found {
  talk: Talk
  path: string[]
}

/** Every state there is, each by a shortest way to it. */
function walkAll() {
  const found = new Map<string, Found>()
  const steps: { from: Found; event: CallEvent; to: Talk }[] = []
  const open: Found[] = worlds.flatMap((world) =>
    [true, false].map((known) => ({ talk: started(known, world), path: [] })),
  )
  for (const start of open) found.set(lookOf(start.talk), start)
  for (let from = open.shift(); from; from = open.shift()) {
    for (const event of events.filter((one) => canHappen(from.talk, one))) {
      for (const world of worlds) {
        const to = next(from.talk, event, world)
        steps.push({ from, event, to })
        if (found.has(lookOf(to))) continue
        const known = { talk: to, path: [...from.path, JSON.stringify(event)] }
        found.set(lookOf(to), known)
        open.push(known)
      }
    }
  }
  return { found: [...found.values()], steps }
}

const graph = walkAll()
const alive = graph.found.filter(({ talk }) => talk.call.where.in !== 'ended')
/** On the way to a person: waiting for one, with a telephone ringing or the truth told, or with one. */
const seeksPerson = ({ call, conversation }: Talk) =>
  call.handedOver && ['waiting', 'withStaff'].includes(conversation.place.status)
const needsWords = (talk: Talk) => !['ringing', 'connected', 'recording'].includes(talk.call.where.in)

test('the walk comes everywhere', () => {
  const places = new Set(graph.found.map(({ talk }) => talk.call.where.in))
  expect([...places].toSorted()).toEqual([
    'callBack',
    'code',
    'connected',
    'ended',
    'ending',
    'holding',
    'language',
    'recording',
    'ringing',
    'steps',
    'textMessage',
  ])
  expect(graph.found.length).toBeGreaterThan(150)
})

test('whatever happens, there is a next thing to say or do: no state is a dead end', () => {
  for (const { from, event, to } of graph.steps) {
    if (to.call.where.in === 'ended' || !needsWords(to)) continue
    const last = to.operations.at(-1)
    expect(['ask', 'connect', 'record', 'bridge'], `${from.path} ${JSON.stringify(event)}`).toContain(last?.op)
    expect(saidIn(to.operations).length).toBeGreaterThan(0)
  }
})

test('0 seeks a person from everywhere, in one step', () => {
  for (const { from, event, to } of graph.steps) {
    if (event.kind !== 'key' || event.key !== '0') continue
    if (['connected', 'recording', 'ended'].includes(from.talk.call.where.in)) continue
    expect(seeksPerson(to), from.path.join()).toBe(true)
  }
})

test('9 is danger from everywhere: 112 is said, and staff are alarmed', () => {
  for (const { from, event, to } of graph.steps) {
    if (event.kind !== 'key' || event.key !== '9') continue
    if (['connected', 'recording', 'ended'].includes(from.talk.call.where.in)) continue
    expect(saidIn(to.operations)[0] ?? to.call.asked[0], from.path.join()).toSatisfy(
      (said) => said === 'acute.danger' || JSON.stringify(said).includes('acute.danger'),
    )
    expect(to.conversation.place.alarmed || to.conversation.place.status === 'withStaff').toBe(true)
  }
})

test('* says again what was asked, from everywhere', () => {
  for (const { from, event, to } of graph.steps) {
    if (event.kind !== 'key' || event.key !== '*') continue
    if (['connected', 'recording', 'ended', 'ringing'].includes(from.talk.call.where.in)) continue
    expect(to.call.where).toEqual(from.talk.call.where)
    expect(to.call.asked).toEqual(from.talk.call.asked)
  }
})

test('two silences, or two wrong keys, seek a person wherever a question stands', () => {
  for (const { talk, path } of alive) {
    if (!needsWords(talk) || ['holding', 'ending'].includes(talk.call.where.in)) continue
    let quiet: Talk = { ...talk, call: { ...talk.call, mistakes: 0, rest: [] } }
    for (let nth = 0; nth < 2; nth++) {
      quiet = next(quiet, { kind: 'silence' }, withStaff)
      while (quiet.call.rest.length > 0 && nth === 0) quiet = next(quiet, { kind: 'silence' }, withStaff)
    }
    expect(seeksPerson(quiet), path.join()).toBe(true)
  }
})

const pressed = (talk: Talk, ...presses: string[]) =>
  presses.reduce((before, key) => next(before, { kind: 'key', key }, withStaff), talk)

test('at the end, asked whether the call may be counted, silence is no answer and ends it with a word', () => {
  const ending = alive.filter(({ talk }) => talk.call.where.in === 'ending')
  expect(ending.length).toBeGreaterThan(2)
  for (const { talk, path } of ending) {
    const over = next({ ...talk, call: { ...talk.call, rest: [] } }, { kind: 'silence' }, withStaff)
    expect(
      over.operations.map(({ op }) => op),
      path.join(),
    ).toEqual(['say', 'hangUp'])
    expect(over.conversation.consents.C4, path.join()).toBe(talk.conversation.consents.C4)
  }
})

test.each([
  ['1', 'yes'],
  ['2', 'no'],
])('when staff have hung up the caller is asked once whether the call may be counted: %s is %s', (key, answer) => {
  const talking = next(pressed(started(true), '1', '0'), { kind: 'answered', staff: 'ben' as StaffId }, withStaff)
  const asked = next(talking, { kind: 'staff', state: 'ended' }, withStaff)
  expect(saidIn(asked.operations)).toEqual(['C4'])
  const over = pressed(asked, key)
  expect(over.conversation.consents.C4).toBe(answer)
  expect(saidIn(over.operations)).toEqual(['phone.ended'])
  expect(over.call.where.in).toBe('ended')
})

test('whoever only listened ends with 5, and says no to being counted', () => {
  const over = pressed(started(true), '1', '2', '6', '#', '5', '2')
  expect(over.conversation).toMatchObject({ consents: { C4: 'no' }, place: { status: 'closed' } })
})

test('what was listened to before 0 is not shared without a yes, which is asked on the way to a person', () => {
  const before = pressed(started(true), '1', '2', '4')
  const asked = pressed(before, '0')
  expect(asked.call.asked).toMatchObject([{ text: 'phone.secrecy' }, { text: 'C3.phone' }])
  expect(asked.conversation.place.status).toBe('waiting')
  expect(asked.conversation.shareFrom).toBe(before.conversation.lastSeq + 2)
  expect(pressed(asked, '1').conversation).toMatchObject({ shareFrom: 1, consents: { C3: 'yes' } })
  const refused = pressed(asked, '2')
  expect(refused.conversation.shareFrom).toBe(asked.conversation.shareFrom)
  for (const after of [refused, pressed(asked, '1'), pressed(asked, '#'), pressed(asked, '0')])
    expect(after.call.where).toEqual({ in: 'ringing', staff: 'ben' })
})

test('no answer to that question is a no, and rings at once; whoever was led to a person by silence is not asked', () => {
  const heard = pressed(started(true), '1', '2', '4')
  let asked = pressed(heard, '0')
  while (asked.call.where.in === 'steps') asked = next(asked, { kind: 'silence' }, withStaff)
  expect(asked.call.where.in).toBe('ringing')
  expect(asked.conversation.shareFrom).toBeGreaterThan(1)
  let silent = heard
  const said: string[] = []
  while (silent.call.where.in !== 'ringing') {
    silent = next(silent, { kind: 'silence' }, withStaff)
    said.push(...saidIn(silent.operations))
  }
  expect(said).not.toContain('C3.phone')
})

test('answers to the questions go along as was said before them, without another question', () => {
  const rung = pressed(started(true), '1', '1', '3', '3', '3')
  expect(rung.call.where.in).toBe('ringing')
  expect(rung.conversation.shareFrom).toBe(1)
  expect(saidIn(rung.operations)).toContain('phone.secrecy')
})

test('at most three questions stand between a caller who answers and a person', () => {
  let talk = started(true)
  for (const key of ['1', '1']) talk = next(talk, { kind: 'key', key }, withStaff)
  const asked: string[] = []
  while (talk.call.where.in === 'steps') {
    asked.push(talk.call.where.prompt.step)
    talk = next(talk, { kind: 'key', key: '3' }, withStaff)
  }
  expect(asked).toEqual(['Q1', 'Q5', 'Q6'])
  expect(talk.call.where).toEqual({ in: 'ringing', staff: 'ben' })
  expect(talk.conversation.screened?.result.urgency).toBe('information')
})

test('who does not answer is passed over; with nobody left the caller hears what can be done, and is rung for again', () => {
  let talk = next(started(true), { kind: 'key', key: '0' }, withStaff)
  const rung = []
  while (talk.call.where.in === 'ringing') {
    rung.push(talk.call.where.staff)
    talk = next(talk, { kind: 'staff', state: 'noAnswer' }, withStaff)
  }
  expect(rung).toEqual(['ben', 'ruth'])
  expect(saidIn(talk.operations)).toContain('phone.hold')
  while (talk.call.where.in === 'holding') talk = next(talk, { kind: 'silence' }, withStaff)
  expect(talk.call.where).toEqual({ in: 'ringing', staff: 'ben' })
})

test('nobody is called back who has not said that it is safe', () => {
  for (const { from, to } of graph.steps) {
    const { where } = to.call
    if (where.in !== 'callBack' || where.asks === 'safe') continue
    const before = from.talk.call.where
    expect(before.in === 'callBack', JSON.stringify(before)).toBe(true)
  }
})

const anyEvent = fc.record({ event: fc.nat(events.length - 1), world: fc.nat(worlds.length - 1) })

test('after any walk the person is still one key away, and no digits of the caller are in what is kept or said', () => {
  const walk = fc.tuple(fc.boolean(), fc.array(anyEvent, { maxLength: 60 }))
  fc.assert(
    fc.property(walk, ([known, steps]) => {
      let talk = started(known)
      for (const { event, world } of steps) {
        const happened = events[event] ?? ({ kind: 'silence' } as const)
        if (canHappen(talk, happened) && happened.kind !== 'hangUp')
          talk = next(talk, happened, worlds[world] ?? withStaff)
      }
      const written = JSON.stringify([talk.call, talk.operations, [...talk.conversation.byClientId.values()]])
      expect(written).not.toMatch(/0701740605|1234567890123456/)
      if (['connected', 'recording', 'ended'].includes(talk.call.where.in)) return
      expect(seeksPerson(next(talk, { kind: 'key', key: '0' }, withStaff))).toBe(true)
    }),
    { numRuns: fullSize ? 10_000 : 500 },
  )
})
