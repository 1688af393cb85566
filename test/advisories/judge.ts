export const severities = ['critical', 'high', 'moderate', 'low', 'info'] as const
export type Severity = (typeof severities)[number]

/** Within so many days of being known a weakness in something we are built of is mended; the README says the same. */
export const limitDays: Record<Severity, number> = { critical: 3, high: 14, moderate: 60, low: 180, info: 180 }
/** For longer than this nothing is let wait. */
const longestWait = 180

/** One that waits, for a reason a person wrote down. Days as `2026-11-26`. */
export interface Accepted {
  id: string
  knownSince: string
  until: string
  why: string
}

/** What npm knows against a package. */
export interface Advisory {
  id: string
  package: string
  severity: Severity
}

interface Report {
  auditReportVersion?: number
  vulnerabilities?: Record<string, { via: (string | { url: string; name: string; severity: Severity })[] }>
}

/** The advisories of an answer of `npm audit --json`, each once. */
export function advisoriesIn({ vulnerabilities = {} }: Report): Advisory[] {
  const all = Object.values(vulnerabilities).flatMap(({ via }) =>
    via.flatMap((one) => {
      if (typeof one === 'string') return []
      const id = one.url.slice(one.url.lastIndexOf('/') + 1)
      return [{ id, package: one.name, severity: one.severity }]
    }),
  )
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

interface Days {
  today: string
  /** When what we are built of last changed: whatever nobody has written down counts from then. */
  lockedOn: string
}

/** What is past its limit, and what will be. */
export function judge(advisories: readonly Advisory[], accepted: readonly Accepted[], { today, lockedOn }: Days) {
  const judged = advisories.map(({ id, package: name, severity }) => {
    const entry = accepted.find((one) => one.id === id)
    const until = entry?.until ?? plus(lockedOn, limitDays[severity])
    return { text: `${id} in ${name} (${severity}): until ${until}`, isOver: until < today }
  })
  const tooLong = accepted.filter(
    ({ knownSince, until, why }) => until > plus(knownSince, longestWait) || why.length < 20,
  )
  return {
    overdue: [
      ...judged.filter(({ isOver }) => isOver).map(({ text }) => text),
      ...tooLong.map(({ id }) => `${id}: is let wait for more than ${longestWait} days, or without a reason`),
    ],
    waiting: judged.filter(({ isOver }) => !isOver).map(({ text }) => text),
    /** Of nothing we are built of any more. */
    settled: accepted.filter(({ id }) => !advisories.some((one) => one.id === id)).map(({ id }) => id),
  }
}

const plus = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
