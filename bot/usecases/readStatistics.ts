import { type Release, releaseSchema } from '../../shared/statistics/release.ts'
import type { ProposalView, ReleaseView, StatisticsView } from '../../shared/statistics/statisticsWire.ts'
import { periodsDue } from '../domain/statistics/releaseCalendar.ts'
import { themesFor } from '../domain/statistics/themesFor.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { KeptRelease } from '../ports/statistics.ts'
import type { Ports } from '../ports.ts'
import { fourEyesBoard } from './fourEyesBoard.ts'
import { serviceFigures } from './serviceFigures.ts'

/** Everything a manager may see: what was released, and whose turn it is to release. */
export async function readStatistics(ports: Ports, staff: StaffAccount): Promise<StatisticsView> {
  const [kept, proposals, service] = await Promise.all([
    ports.statistics.releases(),
    proposalsOf(ports, staff),
    serviceFigures(ports),
  ])
  const settings = ports.settings.current()
  return {
    releases: kept.map((release) => viewOf(ports, release)).reverse(),
    due: duePeriods(ports, kept),
    service,
    k: settings.statistics.k,
    delayDays: settings.statistics.delayDays,
    districts: settings.districts,
    codes: codesByDimension(settings.districts.map(({ code }) => code)),
    proposals,
  }
}

/** Releases that stand open, with everything whoever approves must see. */
async function proposalsOf(ports: Ports, me: StaffAccount): Promise<ProposalView[]> {
  const { requests } = await fourEyesBoard(ports, me)
  const wanted = new Map((await ports.fourEyes.list()).map(({ id, release }) => [id, release]))
  return requests.flatMap((request) => {
    const release = wanted.get(request.id)
    return release ? [{ ...request, period: release.period, external: [...release.external] }] : []
  })
}

const codesByDimension = (districts: readonly string[]) =>
  Object.fromEntries(
    themesFor(districts).flatMap(({ dimensions }) =>
      Object.entries(dimensions).map(([name, levels]) => [name, levels[0]?.flat() ?? []]),
    ),
  )

export const duePeriods = ({ settings, clock }: Ports, kept: readonly KeptRelease[]) =>
  periodsDue(
    { ...settings.current().statistics, timezone: settings.current().openingHours.timezone },
    kept.map(({ period }) => period),
    clock.now(),
  )

const viewOf = ({ signer }: Ports, { text, signature }: KeptRelease): ReleaseView => ({
  release: readRelease(text),
  genuine: signer.verify(text, signature),
})

const readRelease = (text: string): Release => releaseSchema.parse(JSON.parse(text))
