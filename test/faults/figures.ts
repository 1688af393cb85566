import type { Entry } from '../../shared/entry.ts'
import { quantile } from '../bench/figures.ts'
import type { Evidence } from './checker/evidence.ts'
import type { HistoryLine } from './history.ts'

export interface Figures {
  messages: number
  entries: number
  conversations: number
  faults: Record<string, number>
  kills: number
  /** What is less common than a message, as often as it was acknowledged or is stored. */
  takenBack: number
  erased: number
  handedOver: number
  byTwoPersons: number
  keptQuestions: number
  callBacks: number
  lostRaces: number
  putOff: number
  longestRecoveryMs: number
  longestRecoveryAfter: string
  /** Staff's own acknowledgements while the line was flooded. */
  staffP95InFloodMs?: number
  signInsRefused: number
  notPossibleHere: string[]
}

/** `leftOut` is what the store has no use for. */
export function figuresOf(evidence: Evidence, lines: readonly HistoryLine[], leftOut: readonly string[]): Figures {
  const broken = lines.filter(({ who, until }) => who === 'nemesis' && until !== undefined)
  const faults: Record<string, number> = {}
  for (const { code = '', what } of broken) faults[`${code} ${what}`] = (faults[`${code} ${what}`] ?? 0) + 1
  const waits = staffWaitsInFloods(evidence, broken)
  const [longest] = recoveries(evidence, broken).sort((a, b) => b.ms - a.ms)
  const machine = lines.find(({ what }) => what === 'machine')
  return {
    messages: evidence.deeds.filter(({ what, ok }) => ok && (what === 'say' || what === 'message:send')).length,
    entries: [...evidence.stored.conversations.values()].reduce((sum, { length }) => sum + length, 0),
    conversations: evidence.stored.conversations.size,
    faults,
    kills: broken.filter(({ code }) => code === 'F1').length,
    takenBack: done(evidence, 'takeBack') + done(evidence, 'message:redact'),
    erased: done(evidence, 'erase'),
    handedOver: entriesOf(evidence, 'transferred'),
    byTwoPersons: evidence.presses.filter(({ step, outcome }) => step === 'uses' && outcome === 'done').length,
    keptQuestions: evidence.stored.keptTexts.length,
    callBacks: evidence.agreements.callBacks.filter(({ number }) => number === undefined).length,
    lostRaces: evidence.deeds.filter(({ what, failed }) => what === 'conversation:claim' && failed === 'conflict')
      .length,
    putOff: lines.filter(({ what, code }) => what === 'told' && code === 'unavailable').length,
    longestRecoveryMs: longest?.ms ?? 0,
    longestRecoveryAfter: longest?.after ?? 'nothing',
    ...(waits.length > 0 ? { staffP95InFloodMs: Math.round(quantile(waits, 0.95)) } : {}),
    signInsRefused: lines.filter(({ what, code }) => what === 'signIn' && code === '429').length,
    notPossibleHere: [
      ...leftOut,
      ...(machine?.code === 'noNamespaces' ? ['network namespaces (the proxy swallowed instead)'] : []),
      ...(broken.some(({ what }) => what === 'notTraced') ? ['strace (flushes were neither watched nor failed)'] : []),
      ...(machine?.text?.includes('not allowed') ? [`a full disk: ${machine.text}`] : []),
    ],
  }
}

const done = ({ deeds }: Evidence, act: string) => deeds.filter(({ what, ok }) => ok && what === act).length

const entriesOf = ({ stored }: Evidence, wanted: Entry['kind']) =>
  [...stored.conversations.values()].flat().filter(({ kind }) => kind === wanted).length

/** From the kill, or from the end of any other fault, to the next acknowledgement; where the next fault came first, it is that one's. */
function recoveries({ deeds }: Evidence, broken: readonly HistoryLine[]) {
  const acknowledged = deeds.flatMap(({ ok }) => ok?.at ?? []).sort((a, b) => a - b)
  return broken.flatMap(({ at, mended = 0, code, what }) => {
    const from = code === 'F1' || code === 'F12' ? at : mended
    const next = acknowledged.find((instant) => instant > from)
    if (next === undefined || broken.some((other) => other.at > from && other.at < next)) return []
    return { ms: next - from, after: `${code} ${what}` }
  })
}

function staffWaitsInFloods({ deeds }: Evidence, broken: readonly HistoryLine[]): number[] {
  const floods = broken.filter(({ code }) => code === 'F13')
  return deeds.flatMap(({ what, at, ok }) =>
    what === 'message:send' && ok && floods.some((flood) => at >= flood.at && at <= (flood.until ?? 0))
      ? ok.at - at
      : [],
  )
}

export function linesOf(figures: Figures): string[] {
  const { faults, notPossibleHere, ...rest } = figures
  const total = Object.values(faults).reduce((sum, count) => sum + count, 0)
  return [
    ...Object.entries(rest).map(([name, value]) => `${name.padEnd(20)} ${value}`),
    `${'faults'.padEnd(20)} ${total}`,
    ...Object.entries(faults)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, count]) => `  ${name.padEnd(22)} ${count}`),
    ...notPossibleHere.map((what) => `not possible here: ${what}`),
  ]
}
