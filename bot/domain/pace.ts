/** Far more than a person does; less than a program that empties the line would want. */
const atOnce = 200
const perSecond = 100

/** Decides for each one who asks whether it may go on: 0, or how long to wait, in milliseconds. */
export type Pace = (who: string, now: number) => number

/** Remembers one number for each who ever asked: for staff accounts, of which there are few. */
export function createPace(): Pace {
  const freeAt = new Map<string, number>()
  const eachMs = 1000 / perSecond
  return (who, now) => {
    const next = Math.max(now, freeAt.get(who) ?? 0)
    const waitMs = next - now - atOnce * eachMs
    if (waitMs > 0) return Math.ceil(waitMs)
    freeAt.set(who, next + eachMs)
    return 0
  }
}
