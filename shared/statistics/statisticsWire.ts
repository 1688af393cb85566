import { z } from 'zod'
import { type FourEyesView, fourEyesIdSchema, proofSchema, referenceSchema } from '../fourEyes.ts'
import { periodForm } from './periods.ts'
import type { Release } from './release.ts'
import type { ServiceView } from './service.ts'

const periodSchema = z.string().regex(periodForm)

/** Why a period is released: it is its turn, or somebody with a right to know asks and it is its turn. */
export const releaseReasons = ['calendar', 'authority'] as const
export type ReleaseReason = (typeof releaseReasons)[number]

/** What the statistics page can ask for. */
export const fromStatistics = {
  read: z.strictObject({}),
  /** The first of two persons. Numbers known elsewhere are asked for each time; that there are none is an answer too. */
  propose: z.strictObject({
    period: periodSchema,
    external: z.array(z.record(z.string(), z.unknown())).max(100),
    noneElsewhere: z.boolean(),
    why: z.enum(releaseReasons),
    reference: referenceSchema,
    proof: proofSchema,
  }),
  /** By either person: nothing was made. */
  withdraw: z.strictObject({ id: fourEyesIdSchema }),
  /** The second person. */
  approve: z.strictObject({ id: fourEyesIdSchema, proof: proofSchema }),
  /** The first person again. Makes the release, once and for good. */
  release: z.strictObject({ id: fourEyesIdSchema }),
} as const

export type StatisticsAsk = keyof typeof fromStatistics

/** A statistics release as it is shown: its numbers as they were frozen, and whether their signature fits. */
export interface ReleaseView {
  release: Release
  genuine: boolean
}

/** A release that one person has asked for. */
export interface ProposalView extends FourEyesView {
  period: string
  external: Readonly<Record<string, unknown>>[]
}

export interface StatisticsView {
  /** Newest first. */
  releases: ReleaseView[]
  /** Periods whose turn it is: closed, and the delay is over. */
  due: string[]
  proposals: ProposalView[]
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
