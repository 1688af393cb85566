import { defineConfig } from 'vitest/config'

const journeys = ['chatWithBot', 'claimRaces', 'handOver', 'resync'].map((name) => `test/journeys/${name}.test.ts`)

const faults = ['mutants', 'short', 'wrongInPeace'].map((name) => `test/faults/${name}.test.ts`)
const browser = 'test/browser/*.test.ts'

/** The journeys again on another store. */
const journeysOn = (store: string) => ({
  extends: true as const,
  test: { name: `on ${store}`, include: journeys, env: { STORE_UNDER_TEST: store } },
})

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    environment: 'node',
    setupFiles: ['test/support/fixedSeed.ts'],
    globalSetup: ['test/support/ensureTools.ts'],
    // A machine that has much else to do is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'all', include: ['test/**/*.test.ts'], exclude: [...faults, browser] } },
      { extends: true, test: { name: 'browser', include: [browser] } },
      // After all others: they make and unmake networks, and a browser that sees that breaks off what it was loading.
      { extends: true, test: { name: 'faults', include: faults, sequence: { groupOrder: 1 } } },
      journeysOn('sqlite'),
      journeysOn('redis'),
    ],
  },
})
