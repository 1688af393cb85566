import type { Evidence } from './evidence.ts'
import { erasedIn } from './logs.ts'

/** I9: what was taken back or erased stands nowhere any more: in no store, on no screen and in no file. */
export function nothingComesBack(evidence: Evidence): string[] {
  const traces = evidence.stored.traces?.map((words) => `"${words}" lies in a file of the server`) ?? []
  return [...erasedAndThere(evidence), ...takenBackAndThere(evidence), ...traces]
}

function erasedAndThere({ deeds, stored, holdings }: Evidence): string[] {
  return deeds.flatMap(({ what, ok, conversation }) => {
    if (what !== 'erase' || !ok) return []
    const shown = holdings.filter((held) => held.conversation === conversation && held.entries.length > 0)
    return [
      ...(stored.conversations.has(conversation) ? [`${conversation} was erased and is stored`] : []),
      ...shown.map(({ who }) => `${conversation} was erased, and ${who} shows it`),
    ]
  })
}

function takenBackAndThere({ deeds, stored, holdings }: Evidence): string[] {
  return deeds.flatMap(({ target, ok, conversation }) => {
    const entry = target === undefined ? undefined : stored.conversations.get(conversation)?.[target - 1]
    if (!entry || !ok) return []
    const shown = holdings
      .filter((held) => held.conversation === conversation)
      .filter(({ entries }) => entries.some(({ seq, text }) => seq === target && text !== undefined))
    return [
      ...(entry.kind === 'redacted' ? [] : [`${target} of ${conversation} was taken back and is stored`]),
      ...shown.map(({ who }) => `${target} of ${conversation} was taken back, and ${who} shows it`),
    ]
  })
}

/** Some of what nobody may find in a file: words that were taken back or erased, notes, and callers' numbers. */
export function secretsIn(evidence: Evidence): string[] {
  const { deeds, agreements } = evidence
  const erased = erasedIn(evidence)
  const targets = new Set(deeds.flatMap(({ target, conversation }) => (target ? [`${conversation} ${target}`] : [])))
  const secret = deeds.filter(
    ({ what, conversation, ok }) =>
      what === 'note:add' || erased.has(conversation) || ok?.seqs.some((seq) => targets.has(`${conversation} ${seq}`)),
  )
  return [...secret.flatMap(({ text }) => text ?? []).slice(-mostSecrets), ...agreements.callers.slice(-2)]
}

/** Each is looked for in every form it could lie there in, which takes a while. */
const mostSecrets = 10
