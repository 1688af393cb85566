import type { Pace } from '../../../bot/channels/webchat/page/line/pace.ts'

/** Time that passes when the test says so. */
export function handTime() {
  let now = 0
  let timers: { at: number; run(): void }[] = []
  const pace: Pace = {
    after(ms, run) {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    random: () => 0,
  }
  return {
    pace,
    now: () => now,
    /** Time in which no timer runs, as when a telephone sleeps. */
    sleep(ms: number) {
      now += ms
    },
    pass(ms: number) {
      const until = now + ms
      for (;;) {
        const next = timers.toSorted((one, other) => one.at - other.at).find(({ at }) => at <= until)
        if (!next) break
        now = next.at
        timers = timers.filter((other) => other !== next)
        next.run()
      }
      now = until
    },
  }
}
export type HandTime = ReturnType<typeof handTime>
