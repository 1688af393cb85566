import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { type Edit, runEditedCopy } from './editedCopy.ts'
import { common, runsAtMost } from './mutantRuns.ts'
import { canTrace } from './nemesis/trace.ts'
import type { Step } from './plan.ts'

const lostAnswers: Step = { fault: 'F5', mess: 'swallowDown', forMs: 900, thenMs: 1500 }
const lostMessages: Step = { fault: 'F5', mess: 'frames', forMs: 1500 }
const kill: Step = { fault: 'F1', afterMs: 0 }
const failingFlushes: Step = { fault: 'F7', how: 'fsyncFails', forMs: 1200 }
const watchedFlushes: Step = { fault: 'F6', forMs: 1200 }

interface Mutant {
  name: string
  edits: readonly Edit[]
  plan: readonly Step[]
  /** The invariant that must see it. */
  broken: string
  needsTrace?: true
}

/** requirements.md R5.2. */
const mutants: readonly Mutant[] = [
  {
    name: 'acknowledges before the commit',
    edits: [
      {
        file: 'bot/stores/sealing/sealedConversations.ts',
        from: 'await rows.append(id, expectedSeq, sealed, extras)',
        to: 'void rows.append(id, expectedSeq, sealed, extras).catch(() => undefined)',
      },
    ],
    plan: [failingFlushes],
    broken: 'I6',
    needsTrace: true,
  },
  {
    name: 'does not look for the client id',
    edits: [{ file: 'bot/usecases/receiveInput.ts', from: 'if (known) {', to: 'if (known && before.lastSeq < 0) {' }],
    plan: [lostAnswers, lostAnswers],
    broken: 'I2',
  },
  {
    name: 'replays what its own memory holds instead of the store',
    edits: [
      {
        file: 'bot/usecases/commit.ts',
        from: '?? (await conversations.read(id, last))',
        to: '?? []',
      },
      {
        file: 'bot/usecases/commit.ts',
        from: 'known.keep(conversation, whole ?? entries, mark)',
        to: 'known.keep(conversation, [], mark)',
      },
    ],
    // A page must have missed something just before a kill; three times over, one does.
    plan: [lostAnswers, kill, lostAnswers, kill, lostAnswers, kill],
    broken: 'I1',
  },
  {
    name: 'does not flush the disk (synchronous=OFF)',
    edits: [
      {
        file: 'bot/stores/sqlite/openDatabase.ts',
        from: `['synchronous', 'FULL', 2]`,
        to: `['synchronous', 'OFF', 0]`,
      },
    ],
    plan: [watchedFlushes],
    broken: 'I6',
    needsTrace: true,
  },
  {
    name: 'takes what comes without looking for a gap, on the page',
    edits: [
      {
        file: 'bot/channels/webchat/page/line/follow.ts',
        from: `if (!inOrder || state.lastSeq !== last + fresh.length) return { kind: 'gap' }`,
        to: 'void inOrder',
      },
    ],
    plan: [lostMessages, lostMessages],
    broken: 'I3',
  },
  {
    name: 'takes what comes without looking for a gap, in the console',
    edits: [
      {
        file: 'console/state/entries.ts',
        from: `if (gap) return { ...view, entries: known.entries, missing: 'tail' }`,
        to: 'void gap',
      },
    ],
    plan: [lostMessages, lostMessages],
    broken: 'I1',
  },
  {
    name: 'announces before the commit',
    edits: [
      {
        file: 'bot/usecases/commit.ts',
        from: `  const after = fold(before, entries)
`,
        to: `  const after = fold(before, entries)
  announce(ports, after)
`,
      },
      { file: 'bot/usecases/commit.ts', from: `  announce(ports, after)\n  return after`, to: '  return after' },
    ],
    plan: [{ fault: 'F10' }],
    broken: 'I1',
  },
]

test('the original holds under all that the mutants go through', { timeout: 180_000 }, async () => {
  const plan = [lostAnswers, kill, lostMessages, failingFlushes, watchedFlushes, { fault: 'F10' } as const]
  const { violations, figures } = await runEditedCopy(temporaryFolder(), [], { ...common, settleMs: 75_000, plan })
  expect(violations).toEqual([])
  expect(figures.messages).toBeGreaterThan(50)
})

test.for(mutants)(
  'a line that $name is caught',
  { timeout: 300_000 },
  async ({ edits, plan, broken, needsTrace }, { skip }) => {
    if (needsTrace) skip(!canTrace(), 'strace is not there, and nothing else can fail or watch a flush')
    const seen = new Set<string | undefined>()
    for (let seed = common.seed; seed < common.seed + runsAtMost && !seen.has(broken); seed++) {
      const { violations } = await runEditedCopy(temporaryFolder(), edits, { ...common, seed, plan })
      for (const violation of violations) seen.add(violation.split(' ')[0])
    }
    expect([...seen]).toContain(broken)
  },
)
