import { expect, test } from 'vitest'
import { keepRunning } from '../../bot/jobs/keepRunning.ts'

test('a job that is under way when the line stops is the last, and nothing is waited for after it', async () => {
  const stopping = new AbortController()
  const runs: string[] = []
  let end = () => {}
  const run = () =>
    new Promise<void>((resolve) => {
      runs.push('begun')
      end = resolve
    })
  const waits: number[] = []
  const wait = async (ms: number) => void waits.push(ms)
  const running = keepRunning({ name: 'slow', everyMs: 1000, run }, wait, stopping.signal)
  stopping.abort()
  end()
  await running
  expect(runs).toEqual(['begun'])
  expect(waits).toEqual([])
})

test('a job that fails runs again after its pause', async () => {
  const stopping = new AbortController()
  let runs = 0
  const run = async () => {
    runs += 1
    throw new Error('once more')
  }
  const wait = async () => {
    if (runs === 3) stopping.abort()
  }
  await keepRunning({ name: 'failing', everyMs: 1000, run }, wait, stopping.signal)
  expect(runs).toBe(3)
})
