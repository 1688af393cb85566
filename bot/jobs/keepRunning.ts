import { logBug } from '../log.ts'
import type { Job } from './jobs.ts'

/** Waits in real time; tests hand in their own. Resolves early when stopped. */
export type Wait = (ms: number, stop: AbortSignal) => Promise<void>

/** Runs a job at once, so that what was missed while the line was down is caught up, and then every period until stopped. */
export async function keepRunning(job: Job, wait: Wait, stop: AbortSignal) {
  while (!stop.aborted) {
    await job.run().catch((error: unknown) => logBug('job:failed', error))
    // Stopped meanwhile, nobody would wake a wait that begins now.
    if (!stop.aborted) await wait(job.everyMs, stop)
  }
}

export const waitInRealTime: Wait = (ms, stop) =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    stop.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      stop.removeEventListener('abort', done)
      resolve()
    }
  })
