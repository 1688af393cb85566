import { expect, test } from 'vitest'
import { type Climb, dueRung, nextRingAt, notClimbed } from '../../bot/domain/ladder.ts'
import settings from '../../bot/settings.json' with { type: 'json' }
import { type Rung, settingsSchema } from '../../shared/settings.ts'

const { ladder } = settingsSchema.parse(settings).alerts

/** Climbs second by second, as long as every ringing reaches as many as said; what was done, and when. */
function climbed(reached: number, forSeconds: number) {
  let climb: Climb = notClimbed
  const done: [number, Rung['do']][] = []
  for (let second = 0; second <= forSeconds; second++) {
    for (let due = dueRung(ladder, climb, second * 1000); due; due = dueRung(ladder, climb, second * 1000)) {
      const told = due.rung.do === 'tellVisitor'
      done.push([second, due.rung.do])
      climb = {
        taken: due.nth + 1,
        startedAt: climb.startedAt ?? second * 1000,
        reached: climb.reached + (told ? 0 : reached),
        ...(told ? { toldAt: second } : climb.toldAt === undefined ? {} : { toldAt: climb.toldAt }),
      }
    }
  }
  return done
}

test('while alarms reach people every rung has its time, and the visitor is told within a minute', () => {
  expect(climbed(1, 60)).toEqual([
    [0, 'ringOnDuty'],
    [20, 'ringOnDuty'],
    [35, 'ringSecond'],
    [45, 'ringCoordinators'],
    [55, 'tellVisitor'],
  ])
})

test('where no alarm reaches anybody there is nothing to wait for: everybody is tried and the visitor is told at once', () => {
  expect(climbed(0, 0).map(([, what]) => what)).toEqual([
    'ringOnDuty',
    'ringOnDuty',
    'ringSecond',
    'ringCoordinators',
    'tellVisitor',
  ])
})

test('after the truth was told everybody is rung again at their time, and the visitor is told again', () => {
  expect(climbed(0, 2000).slice(5)).toEqual([
    [300, 'ringEverybody'],
    [900, 'ringEverybody'],
    [960, 'tellVisitor'],
  ])
})

test('the visitor is told when staff are rung next', () => {
  expect(nextRingAt(ladder, { ...notClimbed, startedAt: 7000 }, 5)).toBe(307_000)
  expect(nextRingAt(ladder, { ...notClimbed, startedAt: 7000 }, 8)).toBeUndefined()
})

test.each<[string, Rung[]]>([
  [
    'that begins by telling',
    [
      { afterSeconds: 0, do: 'tellVisitor' },
      { afterSeconds: 5, do: 'ringOnDuty' },
    ],
  ],
  [
    'that begins late',
    [
      { afterSeconds: 5, do: 'ringOnDuty' },
      { afterSeconds: 50, do: 'tellVisitor' },
    ],
  ],
  [
    'that tells nobody',
    [
      { afterSeconds: 0, do: 'ringOnDuty' },
      { afterSeconds: 5, do: 'ringOnDuty' },
    ],
  ],
  [
    'that tells after a minute',
    [
      { afterSeconds: 0, do: 'ringOnDuty' },
      { afterSeconds: 61, do: 'tellVisitor' },
    ],
  ],
  [
    'out of order',
    [
      { afterSeconds: 0, do: 'ringOnDuty' },
      { afterSeconds: 50, do: 'tellVisitor' },
      { afterSeconds: 40, do: 'ringSecond' },
    ],
  ],
])('a ladder %s is refused', (_, refused) => {
  expect(settingsSchema.safeParse({ ...settings, alerts: { ladder: refused } }).success).toBe(false)
})
