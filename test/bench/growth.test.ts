import { expect, test } from 'vitest'
import { growth } from './growth.ts'

test.for(['sqlite', 'redis'] as const)('an append on %s costs no more with ten times as many entries', async (kind) => {
  const { append } = await growth(kind, [500, 5000], () => undefined)
  const [few = 0, many = 0] = append
  // Other tests run at the same time; the full size (`npm run bench -- growth`) is held to 1.2.
  expect(many / few).toBeLessThan(2)
})
