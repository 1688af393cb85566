import { expect, test } from 'vitest'
import { asksFreely } from '../../bot/domain/learnSafety.ts'
import { servedPlan } from '../../bot/domain/safetyTalk.ts'
import { isChild } from '../../bot/domain/turn.ts'
import { longSilenceMs } from '../../shared/safety.ts'
import { botTalk, claimedBy } from '../support/botTalk.ts'

const ring = { kind: 'ring', number: '070-174 06 05', hour: 16 } as const
const asksAt = (talk: ReturnType<typeof botTalk>, later = 0) => asksFreely(talk.now(), talk.now().lastOwnAt + later)

test('whoever cannot write freely gets short advice, and what stood open still stands', () => {
  for (const answer of ['no', 'unsure'] as const) {
    const talk = botTalk()
    talk.answersFreely(answer)
    expect([talk.answer(), talk.step()]).toEqual([[`freely.${answer}`], 'who'])
    expect(talk.now().freely).toEqual({ answer, stale: false })
  }
  const free = botTalk()
  free.answersFreely('yes')
  expect(free.answer()).toEqual([])
})

test('it is never in the way, and asked until it is answered', () => {
  const talk = botTalk()
  talk.says('e ja anonym', { answered: true, topics: [{ id: 'anonym' }] })
  expect(talk.answer()).toEqual(['topic.anonym.answer'])
  expect(asksAt(talk)).toBe(true)
  talk.answersFreely('yes')
  expect(asksAt(talk)).toBe(false)
})

test('it is asked again after a long silence, also when the visitor has gone on without answering', () => {
  const talk = botTalk()
  talk.answersFreely('yes')
  expect(asksAt(talk, longSilenceMs - 1)).toBe(false)
  expect(asksAt(talk, longSilenceMs)).toBe(true)
  talk.waits(longSilenceMs)
  talk.says('hej igen')
  expect([asksAt(talk), talk.now().freely?.stale]).toEqual([true, true])
  talk.answersFreely('no')
  expect(asksAt(talk)).toBe(false)
})

test('whoever comes back by code is asked anew, and nobody is asked once it is closed', () => {
  const talk = botTalk()
  talk.answersFreely('yes')
  talk.adds({ kind: 'cameBack', by: 'visitor', clientId: 'b'.repeat(22), unreadFrom: 1 })
  expect(asksAt(talk)).toBe(true)
  talk.adds({ kind: 'closed', by: 'bot', reason: 'finished' })
  expect(asksAt(talk)).toBe(false)
})

test('a number has served when the visitor chooses anew and when the conversation is closed, and not before', () => {
  const talk = botTalk()
  talk.plans(ring)
  const { seq } = talk.now().plan ?? {}
  const planned = talk.now()
  talk.adds(claimedBy('ben'))
  expect(servedPlan(planned, talk.now())).toBeUndefined()
  talk.plans({ kind: 'wait' })
  expect(servedPlan(planned, talk.now())).toBe(seq)
  talk.plans(ring)
  const again = talk.now()
  talk.adds({ kind: 'closed', by: 'bot', reason: 'finished' })
  expect(servedPlan(again, talk.now())).toBe(again.plan?.seq)
  expect(servedPlan(talk.now(), talk.now())).toBe(again.plan?.seq)
})

test('a child is spoken to simply, is told of Bris, and is offered everything anybody else is', () => {
  const asked = (age: string) => {
    const talk = botTalk({ kind: 'closed', opensAt: Date.UTC(2026, 10, 24, 8) })
    talk.takes('self')
    talk.takes('screening')
    talk.takes('yes')
    talk.takes('3')
    talk.takes(age)
    const told = talk.answer()
    while (talk.step()?.startsWith('Q')) talk.takes('skip')
    const screened = talk.last('prompted')
    talk.takes('human')
    const C3 = talk.last('prompted')
    for (const choice of ['yes', 'skip', 'skip']) talk.takes(choice)
    return { told, screened, C3, queued: talk.last('prompted'), status: talk.now().place.status }
  }
  const [child, adult] = [asked('2'), asked('3')]
  expect(child.told).toEqual(['child.told'])
  expect(adult.told).toEqual(['screening.Q3.self'])
  expect(child.C3?.prompt).toEqual({ ...adult.C3?.prompt, text: 'C3.child' })
  expect(child.screened?.prompt.choices).toEqual(adult.screened?.prompt.choices)
  expect(child.queued?.prompt.text).toBe('handOver.closed.child')
  expect([child.status, adult.status]).toEqual(['waiting', 'waiting'])
})

test('by telephone a child hears the words that are recorded', () => {
  const talk = botTalk()
  talk.adds({ kind: 'answered', by: 'visitor', clientId: 'd'.repeat(22), step: 'Q2', choices: ['1'], labels: [] })
  expect(isChild(talk.now())).toBe(true)
  expect(isChild({ ...talk.now(), channel: 'phone' })).toBe(false)
})

test('whoever has to wait for the next opening is offered a code', () => {
  const queued = (line: Parameters<typeof botTalk>[0]) => {
    const talk = botTalk(line)
    talk.asksForHuman()
    for (const choice of ['yes', 'skip', 'skip']) talk.takes(choice)
    return talk.last('prompted')?.prompt.more
  }
  expect(queued({ kind: 'closed' })).toContain('handOver.code')
  expect(queued({ kind: 'unstaffed' })).toContain('handOver.code')
  expect(queued({ kind: 'staffed' })).not.toContain('handOver.code')
})
