import { type Language, languages } from '../languages.ts'

/** What became of a wait for a person. */
export const waitBands = ['under1', '1to5', '5to15', '15to60', 'over60', 'gaveUp', 'never'] as const
export type WaitBand = (typeof waitBands)[number]

/** What became of a number to call back, and of a voice message. */
export const callBackBands = ['within1h', 'within4h', 'within24h', 'within72h', 'notReached', 'missed'] as const
export const messageBands = ['within1h', 'within4h', 'within24h', 'within72h', 'missed'] as const
export type CallBackBand = (typeof callBackBands)[number]
export type MessageBand = (typeof messageBands)[number]

/**
 * What is counted when it ends. `open` and `closed` are waits of those who asked for a person while the line was open or closed by its
 * hours; `acute`, beside those, of everybody whose contact was acute by the questions or by a certain or confirmed signal.
 */
export type ServiceEnd =
  | { figure: 'open' | 'closed' | 'acute'; band: WaitBand }
  | { figure: 'callBack'; band: CallBackBand }
  | { figure: 'message'; band: MessageBand }

/** How many of a month ended in a band. */
export type ServiceCount = ServiceEnd & {
  /** `2026-03` */
  month: string
  count: number
}

/** Hours of the line on one day, in seconds, and nothing of who stood for them. */
export interface LineHours {
  /** `2026-03-29`, where the line is. */
  day: string
  /** Open by the hours as they stood. */
  promised: number
  /** Of those, somebody on duty attended a console. */
  staffed: number
  /** Attended beside the hours. */
  beyond: number
}

/** Everything that is known of how the line served. */
export interface ServiceSources {
  counts: readonly ServiceCount[]
  hours: readonly LineHours[]
  unanswered: readonly { day: string; language: Language; texts: number }[]
  /** How often an alarm reached nobody, by month. */
  nobodyReached: Readonly<Record<string, number>>
}

/** A figure of a month as it is shown. */
export interface ServiceView {
  month: string
  figure: ServiceFigure
  /** Contacts and texts rounded, hours and days whole; absent when fewer than k. */
  basis?: number
  /** In percent, of rounded counts; absent too when every part is too small. */
  shares?: { band: string; percent: number }[]
}

/** What a figure counts, and in which parts. Its name and definition in words stand in `statistics.json` under the same name. */
interface FigureRow {
  /** `people`: contacts, texts or alarms, rounded and shown from k on. The line's own hours and days point at nobody. */
  of: 'people' | 'hours' | 'days'
  /** Empty where there is one number alone. */
  bands: readonly string[]
  /** Each part is the whole of another figure: what is too few to be shown there must not be told here. */
  ofWholes?: true
  count(month: MonthSources, band: string): number
}

const waits =
  (...figures: readonly ('open' | 'closed' | 'acute')[]) =>
  (month: MonthSources, bands: readonly string[]) =>
    sum(figures.flatMap((figure) => bands.map((band) => month.ended(figure, band))))
const answeredBands = waitBands.filter((band) => band !== 'gaveUp' && band !== 'never')
const answeredSoon: readonly string[] = ['under1', '1to5']

/** Every service figure, in the order of the page. One definition of each, here; pages and reports show what comes out. */
export const figureRows = {
  hours: {
    of: 'hours',
    bands: ['staffed', 'unstaffed'],
    count: ({ hours }, band) =>
      sum(hours.map(({ promised, staffed }) => (band === 'staffed' ? staffed : promised - staffed))),
  },
  emptyDays: {
    of: 'days',
    bands: [],
    count: ({ hours }) => hours.filter(({ promised, staffed }) => promised > 0 && staffed === 0).length,
  },
  beyond: { of: 'hours', bands: [], count: ({ hours }) => sum(hours.map(({ beyond }) => beyond)) },
  answered: {
    of: 'people',
    bands: ['answered', 'gaveUp', 'never'],
    count: (month, band) => waits('open')(month, band === 'answered' ? answeredBands : [band]),
  },
  acuteSoon: {
    of: 'people',
    bands: ['within5', 'notWithin5'],
    count: (month, band) =>
      waits('acute')(
        month,
        waitBands.filter((one) => answeredSoon.includes(one) === (band === 'within5')),
      ),
  },
  nobodyReached: { of: 'people', bands: [], count: ({ nobodyReached }) => nobodyReached },
  open: { of: 'people', bands: waitBands, count: (month, band) => month.ended('open', band) },
  acute: { of: 'people', bands: waitBands, count: (month, band) => month.ended('acute', band) },
  offered: {
    of: 'people',
    bands: ['whileOpen', 'whileClosed'],
    ofWholes: true,
    count: (month, band) => waits(band === 'whileOpen' ? 'open' : 'closed')(month, waitBands),
  },
  closed: { of: 'people', bands: waitBands, count: (month, band) => month.ended('closed', band) },
  callBack: { of: 'people', bands: callBackBands, count: (month, band) => month.ended('callBack', band) },
  message: { of: 'people', bands: messageBands, count: (month, band) => month.ended('message', band) },
  notFound: {
    of: 'people',
    bands: languages,
    count: ({ unanswered }, band) => sum(unanswered.flatMap(({ language, texts }) => (language === band ? texts : []))),
  },
} as const satisfies Record<string, FigureRow>

export type ServiceFigure = keyof typeof figureRows
export const serviceFigures = Object.keys(figureRows) as ServiceFigure[]

/** The service figures in the order of what a manager asks: was anybody there, was everybody answered, how soon, and what came after. */
export const serviceSections = [
  { id: 'staffing', figures: ['hours', 'emptyDays', 'beyond', 'offered'] },
  { id: 'answering', figures: ['answered', 'acuteSoon', 'nobodyReached'] },
  { id: 'waiting', figures: ['open', 'acute', 'closed'] },
  { id: 'after', figures: ['callBack', 'message', 'notFound'] },
] as const

/** What must not happen. It is shown as large as what should, in a colour of its own. */
const misses: readonly string[] = [
  ...['unstaffed', 'gaveUp', 'never', 'notWithin5', 'notReached', 'missed'],
  ...['emptyDays', 'nobodyReached'],
]
export const isMiss = (name: string) => misses.includes(name)

/** The parts of a figure, in order. */
export const bandsOf = (figure: ServiceFigure): readonly string[] => figureRows[figure].bands

/** Every month that is over, newest first, every figure of each. */
export function serviceViews(sources: ServiceSources, rules: { k: number; base: number; before: string }) {
  const months = [
    ...sources.counts.map(({ month }) => month),
    ...[...sources.hours, ...sources.unanswered].map(({ day }) => day.slice(0, 7)),
    ...Object.keys(sources.nobodyReached),
  ]
  const over = [...new Set(months)].filter((month) => month < rules.before)
  return over
    .sort()
    .reverse()
    .flatMap((month) => {
      const source = monthOf(sources, month)
      return serviceFigures.map((figure) => viewOf(figure, source, rules))
    })
}

/** The figures of the newest months alone. */
export function newestMonths(views: readonly ServiceView[], months: number) {
  const newest = new Set([...new Set(views.map(({ month }) => month))].slice(0, months))
  return views.filter(({ month }) => newest.has(month))
}

interface MonthSources {
  month: string
  hours: readonly LineHours[]
  unanswered: ServiceSources['unanswered']
  nobodyReached: number
  ended(figure: ServiceCount['figure'], band: string): number
}

function monthOf({ counts, hours, unanswered, nobodyReached }: ServiceSources, month: string): MonthSources {
  const within = <Of extends { day: string }>(days: readonly Of[]) => days.filter(({ day }) => day.startsWith(month))
  const ended = counts.filter((one) => one.month === month)
  return {
    month,
    hours: within(hours),
    unanswered: within(unanswered),
    nobodyReached: nobodyReached[month] ?? 0,
    ended: (figure, band) => sum(ended.flatMap((one) => (one.figure === figure && one.band === band ? one.count : []))),
  }
}

function viewOf(figure: ServiceFigure, source: MonthSources, { k, base }: { k: number; base: number }): ServiceView {
  const row: FigureRow = figureRows[figure]
  const { month } = source
  const shown = (count: number) => (row.ofWholes && count < k ? 0 : count)
  const parts = row.bands.map((band) => ({ band, count: shown(row.count(source, band)) }))
  const basis = parts.length > 0 ? sum(parts.map(({ count }) => count)) : row.count(source, '')
  if (row.of === 'hours') return { month, figure, basis: Math.round(basis / 3600), ...sharesOf(parts) }
  if (row.of === 'days') return { month, figure, basis }
  if (basis < k) return { month, figure }
  const rounded = (count: number) => base * Math.round(count / base)
  const roundedParts = parts.map(({ band, count }) => ({ band, count: rounded(count) }))
  const whole = row.ofWholes ? sum(roundedParts.map(({ count }) => count)) : rounded(basis)
  return { month, figure, basis: whole, ...sharesOf(roundedParts) }
}

function sharesOf(parts: readonly { band: string; count: number }[]) {
  const whole = sum(parts.map(({ count }) => count))
  if (whole === 0) return {}
  return { shares: parts.map(({ band, count }) => ({ band, percent: Math.round((100 * count) / whole) })) }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
