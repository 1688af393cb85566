import { expect, test } from 'vitest'
import { createIdle } from '../../../bot/channels/webchat/page/leave/idle.ts'
import { createLeavingKeys, type Key } from '../../../bot/channels/webchat/page/leave/leavingKeys.ts'
import { reduce } from '../../../bot/channels/webchat/page/state/reduce.ts'
import { firstState } from '../../../bot/channels/webchat/page/state/state.ts'
import { handTime } from './handTime.ts'

type Step = string | ({ key: string; up?: true; afterMs?: number } & Partial<Key>)

/** Whether somebody has left after these keys; a plain name is pressed and let go. */
function leavesAfter(...steps: Step[]): boolean {
  const keys = createLeavingKeys()
  let timeStamp = 0
  let left = false
  const take = (key: Key, up: boolean) => {
    left ||= up ? keys.up(key) : keys.down(key)
  }
  for (const step of steps) {
    const { up, afterMs = 100, ...given } = typeof step === 'string' ? { key: step, up: undefined } : step
    timeStamp += afterMs
    const key: Key = { repeat: false, isComposing: false, defaultPrevented: false, ...given, timeStamp }
    if (!up) take(key, false)
    if (up || typeof step === 'string') take(key, true)
  }
  return left
}

test('Escape twice within 700 ms leaves; later, with another key between, held down, or meant for something else, it does not', () => {
  const out = { key: 'Escape' }
  expect(leavesAfter('Escape', { ...out, afterMs: 700 })).toBe(true)
  expect(leavesAfter('Escape', { ...out, afterMs: 701 })).toBe(false)
  expect(leavesAfter('Escape', 'a', 'Escape')).toBe(false)
  expect(leavesAfter('Escape', { ...out, repeat: true })).toBe(false)
  expect(leavesAfter({ ...out, isComposing: true }, 'Escape')).toBe(false)
  expect(leavesAfter({ ...out, defaultPrevented: true }, 'Escape')).toBe(false)
  expect(leavesAfter('Escape', 'a', 'Escape', 'Escape')).toBe(true)
})

test('Shift three times leaves; as part of a capital letter, with other keys between, or too slowly, it does not', () => {
  const capital: Step[] = [{ key: 'Shift' }, { key: 'A' }, { key: 'Shift', up: true }]
  expect(leavesAfter('Shift', 'Shift', 'Shift')).toBe(true)
  expect(leavesAfter('Shift', 'Shift')).toBe(false)
  expect(leavesAfter('Shift', 'Shift', ...capital)).toBe(false)
  expect(leavesAfter(...capital, ...capital, ...capital)).toBe(false)
  expect(leavesAfter('Shift', 'b', 'Shift', 'Shift')).toBe(false)
  expect(leavesAfter('Shift', 'Shift', { key: 'Shift', isComposing: true }, { key: 'Shift', up: true })).toBe(false)
  expect(leavesAfter('Shift', 'Shift', { key: 'Shift', afterMs: 5100 }, { key: 'Shift', up: true })).toBe(false)
})

function idlePage() {
  const time = handTime()
  let state = firstState('sv')
  const idle = createIdle({
    now: time.now,
    after: time.pace.after,
    cover: (how) => {
      state = reduce(state, { type: 'covered', how })
    },
  })
  return { time, idle, cover: () => state.cover }
}
const minutes = (count: number) => count * 60_000

test('a page that nobody touches is blurred after three minutes and empty after ten', () => {
  const { time, idle, cover } = idlePage()
  time.pass(minutes(2))
  idle.touched()
  time.pass(minutes(3) - 1)
  expect(cover()).toBe('none')
  time.pass(1)
  expect(cover()).toBe('blurred')
  time.pass(minutes(7) - 1)
  expect(cover()).toBe('blurred')
  time.pass(1)
  expect(cover()).toBe('hidden')
})

test('a telephone that has slept shows nothing when it wakes, though no timer ran', () => {
  const { time, idle, cover } = idlePage()
  time.sleep(minutes(11))
  idle.look()
  expect(cover()).toBe('hidden')
})

test('what is hidden stays so until somebody asks for it, also when the conversation ends', () => {
  const hidden = reduce(firstState('sv'), { type: 'covered', how: 'hidden' })
  expect(reduce(hidden, { type: 'covered', how: 'blurred' }).cover).toBe('hidden')
  expect(reduce(hidden, { type: 'gone' }).cover).toBe('hidden')
  expect(reduce(hidden, { type: 'uncovered' }).cover).toBe('none')
})
