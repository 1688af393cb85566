import { expect, test } from 'vitest'
import { createAttendKeeper } from '../../console/connection/attend.ts'
import { asksWhetherThere, ringing } from '../../console/state/ringing.ts'
import { createStore } from '../../console/state/store.ts'
import { consoleWith, lost, me, snapshot } from './consoleScreen.ts'

const minute = 60_000

function keepAttending() {
  const store = createStore(consoleWith([]))
  const told: { agoMs: number; audible: boolean }[] = []
  let now = 0
  const keeper = createAttendKeeper({ tell: (attended) => told.push(attended), now: () => now })
  store.subscribe(() => keeper.update(store.read()))
  keeper.update(store.read())
  return {
    store,
    told,
    touchAt(at: number) {
      now = at
      store.dispatch({ from: 'staff', type: 'console:touched', at })
    },
  }
}

test('touches are told once a minute at most', () => {
  const { told, touchAt } = keepAttending()
  for (let at = 1000; at <= 5 * minute; at += 1000) touchAt(at)
  expect(told).toHaveLength(6)
  expect(told.every(({ agoMs }) => agoMs === 0)).toBe(true)
})

test('after a reconnect the server learns how long ago it was, though nobody is there', () => {
  const { store, told, touchAt } = keepAttending()
  touchAt(2 * minute)
  store.dispatch(lost)
  store.dispatch(snapshot([]))
  expect(told.at(-1)).toEqual({ agoMs: 0, audible: false })
  expect(told).toHaveLength(3)
})

test('sound that is let through, and a tone that nobody heard, are told at once', () => {
  const { store, told } = keepAttending()
  store.dispatch({ from: 'line', type: 'sound:changed', sound: 'on' })
  store.dispatch({ from: 'staff', type: 'sound:checked', soundCheck: 'notHeard' })
  expect(told.map(({ audible }) => audible)).toEqual([false, true, false])
})

test('whoever has not touched the console for long is asked, on duty and not on a break', () => {
  const state = (standing: 'on' | 'away' | 'break') =>
    consoleWith([], { attendedForMs: 30 * minute, onDuty: [{ ...me, standing, languages: ['sv'] }] })
  expect(asksWhetherThere(state('on'), 27 * minute - 1)).toBe(false)
  expect(asksWhetherThere(state('on'), 27 * minute)).toBe(true)
  expect(ringing(state('away'), 40 * minute)).toBe('asks')
  expect(ringing(state('break'), 40 * minute)).toBe('silent')
})
