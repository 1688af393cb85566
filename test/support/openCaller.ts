import type { Dialed, DialStep } from '../../shared/dial.ts'
import { createUntil } from './until.ts'

/** A server that has just started learns its words first, which takes a while on a busy machine. */
const patienceMs = 30_000

/** A caller at the simulator's dial page, as far as its wire knows. */
export async function openCaller(origin: string, number?: string) {
  const headers = { 'X-Requested-With': 'console', 'Content-Type': 'application/json' }
  const post = (path: string, body: object) =>
    fetch(`${origin}/dial/calls${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const { call } = (await (await post('', number === undefined ? {} : { number })).json()) as { call: string }
  const { changed, until } = createUntil()
  const steps: DialStep[] = []
  let over = false

  async function follow() {
    while (!over) {
      const response = await fetch(`${origin}/dial/calls/${call}?after=${steps.length}`)
      if (!response.ok) break
      steps.push(...((await response.json()) as { steps: DialStep[] }).steps)
      changed()
    }
  }
  void follow().catch(() => undefined)

  const does = (dialed: Dialed) => post(`/${call}`, dialed)
  /** Everything heard since the caller last did something. */
  let from = 0
  const heard = () => steps.slice(from).flatMap(({ said }) => said.map(({ words }) => words))
  return {
    call,
    async presses(...keys: string[]) {
      for (const key of keys) {
        from = steps.length
        await does({ kind: 'key', key })
        await until(`something after ${key}`, () => steps.length > from, patienceMs)
      }
    },
    async keysIn(digits: string) {
      from = steps.length
      await does({ kind: 'digits', digits })
      await until('something after the digits', () => steps.length > from, patienceMs)
    },
    async staysSilent() {
      from = steps.length
      await does({ kind: 'silence' })
    },
    speaks: (audio: string, seconds: number) => does({ kind: 'recorded', audio, seconds }),
    untilHears: (words: string) => until(`hears "${words}"`, () => heard().some((one) => one.includes(words))),
    untilDoes: (what: DialStep['does']) =>
      until(`does ${what}`, () => steps.slice(from).some((one) => one.does === what)),
    async hangsUp() {
      over = true
      await does({ kind: 'hangUp' })
    },
    heard,
    steps: () => steps,
    leave() {
      over = true
    },
  }
}
