import { expect, test } from 'vitest'
import { fullSize } from '../support/fullSize.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { type Edit, runEditedCopy } from './editedCopy.ts'
import { common, runsAtMost } from './mutantRuns.ts'

/** Wrong whatever happens around them: each is seen by what it breaks, so that one run can hold them all. */
const wrongInPeace: readonly { name: string; edit: Edit; seenAs: RegExp }[] = [
  {
    name: 'keeps the words that a visitor takes back',
    edit: {
      file: 'bot/usecases/changeByVisitor.ts',
      from: 'await ports.conversations.redact(id, target)',
      to: '',
    },
    seenAs: /^I9 .* was taken back and is stored/,
  },
  {
    name: 'does not tell staff that a visitor has erased everything',
    edit: {
      file: 'bot/usecases/changeByVisitor.ts',
      from: 'ports.announcer.ring(id, Number.MAX_SAFE_INTEGER)',
      to: '',
    },
    seenAs: /^I9 .* was erased, and .* shows it/,
  },
  {
    name: 'shows a note to the visitor',
    edit: {
      file: 'bot/channels/webchat/visitorView.ts',
      from: `case 'replied':`,
      to: `case 'noted': case 'replied':`,
    },
    seenAs: /^I4 .*, which is for staff/,
  },
  {
    name: 'hands a conversation to somebody else than the colleague beside',
    edit: {
      file: 'bot/usecases/transferConversation.ts',
      from: `{ kind: 'transferred', ...stamp, colleague: beside }`,
      to: `{ kind: 'transferred', ...stamp, colleague: stamp.by }`,
    },
    seenAs: /^I7 .* hands it to somebody who has not come in/,
  },
  {
    name: 'hands over without a line in the audit trail',
    edit: {
      file: 'bot/sockets/staffEvents.ts',
      from: `'conversation:join': {
    ...told,`,
      to: `'conversation:join': {
    ...way,`,
    },
    seenAs: /^I8 the audit trail lacks a transfer/,
  },
  {
    name: 'uses what two persons approved, and leaves it there',
    edit: {
      file: 'bot/stores/sqlite/sqliteFourEyes.ts',
      from: `use: "DELETE FROM four_eyes WHERE`,
      to: `use: "UPDATE four_eyes SET state = state WHERE`,
    },
    seenAs: /^I10 .* was told as done \d+ times/,
  },
  {
    name: 'keeps a question whatever the visitor answered',
    edit: {
      file: 'bot/usecases/keepUnansweredText.ts',
      from: `=== 'keepText' && entry.choices[0] === 'yes'`,
      to: `=== 'keepText'`,
    },
    seenAs: /^I11 .* is kept unasked/,
  },
  {
    name: 'keeps a number beyond its call-back',
    edit: {
      file: 'bot/usecases/callBacks.ts',
      from: `  await ports.replyAddresses.forget(id)
  await noteCall`,
      to: '  await noteCall',
    },
    seenAs: /^I11 the number of .* is kept beyond its call-back/,
  },
]

test.for(fullSize ? wrongInPeace.map((one) => [one]) : [wrongInPeace])(
  'lines that are wrong without any fault are caught (%#)',
  { timeout: 300_000 },
  async (mutants) => {
    const options = { ...common, staff: 3, others: { managers: 0 }, plan: [{ fault: 'F10', thenMs: 7000 }] as const }
    const seen: string[] = []
    const unseen = () =>
      mutants.filter(({ seenAs }) => !seen.some((violation) => seenAs.test(violation))).map(({ name }) => name)
    for (let seed = common.seed; seed < common.seed + runsAtMost && unseen().length > 0; seed++) {
      const edits = mutants.map(({ edit }) => edit)
      seen.push(...(await runEditedCopy(temporaryFolder(), edits, { ...options, seed })).violations)
    }
    expect(unseen()).toEqual([])
  },
)
