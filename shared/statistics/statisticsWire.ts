import { z } from 'zod'
import { periodForm } from './periods.ts'
import type { Release } from './release.ts'
import type { ServiceView } from './service.ts'

const periodSchema = z.string().regex(periodForm)

/** What the statistics page can ask for. */
export const fromStatistics = {
  read: z.strictObject({}),
  /** The first of two persons. Numbers known elsewhere are asked for each time; that there are none is an answer too. */
  propose: z.strictObject({
    period: periodSchema,
    external: z.array(z.record(z.string(), z.unknown())).max(100),
    noneElsewhere: z.boolean(),
  }),
  /** By either person: nothing was made. */
  withdraw: z.strictObject({ period: periodSchema }),
  /** The second person. Makes the release, once and for good. */
  approve: z.strictObject({ period: periodSchema }),
} as const

export type StatisticsAsk = keyof typeof fromStatistics

/** A statistics release as it is shown: its numbers as they were frozen, and whether their signature fits. */
export interface ReleaseView {
  release: Release
  genuine: boolean
}

export interface StatisticsView {
  /** Newest first. */
  releases: ReleaseView[]
  /** Periods whose turn it is: closed, and the delay is over. */
  due: string[]
  proposal?: { period: string; mine: boolean; by: number; external: Readonly<Record<string, unknown>>[] }
  /** How the line served, by month: counted when it happened, months that are over only. */
  service: ServiceView[]
  /** Fewer than this many are not shown among them. */
  k: number
  /** Days between the end of a period and its release. */
  delayDays: number
  /** The municipality's names for the codes of its districts. */
  districts: { code: string; name: string }[]
  /** What numbers known elsewhere can be about: codes by dimension. */
  codes: Readonly<Record<string, string[]>>
}
