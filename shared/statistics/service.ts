/** What became of a wait for a person. */
export const waitBands = ['under1', '1to5', '5to15', '15to60', 'over60', 'never'] as const
export type WaitBand = (typeof waitBands)[number]

/**
 * Whose wait it was: asked for a person while the line was open, or while it was closed; and, beside those, everybody whose contact was
 * acute by the questions or by a certain or confirmed signal.
 */
export const serviceFigures = ['open', 'closed', 'acute'] as const
export type ServiceFigure = (typeof serviceFigures)[number]

/** How many waits of a month ended in a band: from asking for a person to the first word of staff. The bot never counts. */
export interface ServiceCount {
  /** `2026-03` */
  month: string
  figure: ServiceFigure
  band: WaitBand
  count: number
}

/** A figure of a month as it is shown: shares of rounded counts in percent, or nothing when fewer than k waited. */
export interface ServiceView {
  month: string
  figure: ServiceFigure
  /** Rounded; absent when fewer than k. */
  basis?: number
  shares?: { band: WaitBand; percent: number }[]
}

/** Months that are over, newest first, every figure of each. */
export function serviceViews(
  counts: readonly ServiceCount[],
  { k, base, before }: { k: number; base: number; before: string },
) {
  const months = [...new Set(counts.map(({ month }) => month))]
    .filter((month) => month < before)
    .sort()
    .reverse()
  return months.slice(0, 12).flatMap((month) =>
    serviceFigures.map((figure): ServiceView => {
      const bands = waitBands.map((band) => ({
        band,
        count: counts.find((one) => one.month === month && one.figure === figure && one.band === band)?.count ?? 0,
      }))
      const basis = bands.reduce((sum, { count }) => sum + count, 0)
      if (basis < k) return { month, figure }
      const rounded = bands.map(({ band, count }) => ({ band, count: base * Math.round(count / base) }))
      const whole = Math.max(
        1,
        rounded.reduce((sum, { count }) => sum + count, 0),
      )
      const shares = rounded.map(({ band, count }) => ({ band, percent: Math.round((100 * count) / whole) }))
      return { month, figure, basis: base * Math.round(basis / base), shares }
    }),
  )
}
