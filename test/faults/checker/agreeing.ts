import type { Entry } from '../../../shared/entry.ts'
import type { Evidence } from './evidence.ts'
import { twice } from './telling.ts'

/** I11: questions and numbers are kept only where somebody agreed to it, once, and a number not beyond its call-back. */
export const onlyAsAgreed = (evidence: Evidence): string[] => [...questions(evidence), ...callBacks(evidence)]

/** Whoever agreed may not find it kept: a disk that refuses ends no contact. */
function questions({ agreements, stored: { keptTexts } }: Evidence): string[] {
  return [
    ...keptTexts.filter((text) => !agreements.questions.includes(text)).map((text) => `"${text}" is kept unasked`),
    ...twice(keptTexts).map((text) => `"${text}" is kept twice`),
  ]
}

function callBacks({ agreements, stored }: Evidence): string[] {
  const { callers, promised, callBacks: seen } = agreements
  const asked = [...stored.conversations.values()].flatMap((log) => (log.some(asksCallBack) ? [log] : []))
  const done = new Set(seen.flatMap(({ conversation, number }) => (number === undefined ? [conversation] : [])))
  return [
    ...(promised.length > asked.length
      ? [`${promised.length} were promised a call-back and ${asked.length} asked`]
      : []),
    ...asked.filter((log) => log.filter(isCallBackEnd).length > 1).map(() => 'a call-back has ended twice'),
    ...seen.flatMap(({ number }) =>
      number && !callers.includes(number) ? [`${number} was shown and nobody called`] : [],
    ),
    ...[...Map.groupBy(seen, ({ conversation }) => conversation)].flatMap(([conversation, looks]) =>
      wrongLooks(conversation, looks),
    ),
    ...stored.numbersOf.filter((id) => done.has(id)).map((id) => `the number of ${id} is kept beyond its call-back`),
  ]
}

function wrongLooks(conversation: string, looks: Evidence['agreements']['callBacks']): string[] {
  const numbers = new Set(looks.flatMap(({ number }) => number ?? []))
  const firstDone = looks.findIndex(({ number }) => number === undefined)
  const isLate = firstDone >= 0 && looks.slice(firstDone).some(({ number }) => number !== undefined)
  return [
    ...(numbers.size > 1 ? [`${conversation} showed ${numbers.size} numbers`] : []),
    ...(isLate ? [`the number of ${conversation} was shown after its call-back`] : []),
  ]
}

const asksCallBack = (entry: Entry) => entry.kind === 'call' && entry.state === 'callBackAsked'
const isCallBackEnd = (entry: Entry) =>
  entry.kind === 'call' && ['callBackMade', 'callBackFailed', 'callBackGone'].includes(entry.state)
