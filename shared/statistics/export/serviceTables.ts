import type { ConsoleLanguage } from '../../languages.ts'
import { bandsOf, figureRows, isMiss, type ServiceFigure, type ServiceView, serviceSections } from '../service.ts'
import type { StatisticsTexts } from '../words.ts'

/** The service figures as they stand on paper: by what they answer, a column for each month. */
export interface ServicePart {
  title: string
  /** How to read it, or that nothing was counted. */
  intro: string
  months: readonly string[]
  tables: readonly { name: string; figures: readonly FigureLines[] }[]
}

export interface FigureLines {
  name: string
  definition: string
  lines: readonly { name: string; isMiss: boolean; cells: readonly string[] }[]
}

interface Reading {
  language: ConsoleLanguage
  texts: StatisticsTexts
  /** Fewer than this many are not shown. */
  k: number
}

/** What is not shown looks the same whatever the reason. */
export function servicePart(views: readonly ServiceView[], reading: Reading): ServicePart {
  const months = [...new Set(views.map(({ month }) => month))].sort()
  const { language, k } = reading
  const word = (group: string, code: string) => reading.texts.word(group, code) ?? code
  return {
    title: word('service', 'title'),
    intro:
      months.length === 0
        ? word('service', 'none')
        : [word('service', 'intro'), word('service', 'signs').replaceAll('{k}', `${k}`)].join(' '),
    months: months.map((month) => monthName(month, language, 'short')),
    tables: months.length === 0 ? [] : serviceSections.map(tableOf),
  }

  function tableOf({ id, figures }: (typeof serviceSections)[number]) {
    return { name: word('serviceSection', id), figures: figures.map(linesOf) }
  }

  function linesOf(figure: ServiceFigure): FigureLines {
    const byMonth = months.map((month) => views.find((view) => view.month === month && view.figure === figure))
    const bands = bandsOf(figure)
    const name = word('serviceFigure', figure)
    const whole = { name: word('serviceLine', wholeOf(figure)), cells: byMonth.map((view) => wholeText(view, k)) }
    return {
      name,
      definition: word('serviceDefinition', figure),
      lines: [
        ...bands.map((band) => ({
          name: word('serviceBand', band),
          isMiss: isMiss(band),
          cells: byMonth.map((view) => shareText(view, band)),
        })),
        { ...whole, isMiss: isMiss(figure) },
      ],
    }
  }
}

/** "30 %", and a dash where there are too few. */
export function shareText(view: ServiceView | undefined, band: string) {
  const share = view?.shares?.find((one) => one.band === band)
  return share ? `${share.percent} %` : '–'
}

export const monthName = (month: string, language: ConsoleLanguage, length: 'short' | 'long') =>
  new Date(`${month}-15T12:00Z`).toLocaleDateString(language === 'sv' ? 'sv-SE' : 'en-GB', {
    month: length,
    year: 'numeric',
  })

const wholeText = (view: ServiceView | undefined, k: number) => `${view?.basis ?? `<${k}`}`

/** What the number of a figure is a number of. */
function wholeOf(figure: ServiceFigure) {
  const { of, bands } = figureRows[figure]
  return of === 'hours' && bands.length > 0 ? 'promised' : of
}
