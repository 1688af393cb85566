import { expect, test } from 'vitest'
import { statisticsWords } from '../../console/statistics/words.ts'
import { consoleLanguages } from '../../shared/languages.ts'
import {
  bandsOf,
  type ServiceCount,
  type ServiceSources,
  serviceFigures,
  serviceSections,
  serviceViews,
} from '../../shared/statistics/service.ts'
import { servedFigures, servedMonth } from './servedMonth.ts'

const rules = { k: 5, base: 5, before: '2026-04' }
const nothing: ServiceSources = { counts: [], hours: [], unanswered: [], nobodyReached: {} }

test.each(serviceFigures)('the service figure %s is what its definition says', (figure) => {
  const view = serviceViews(servedMonth, rules).find((one) => one.figure === figure)
  const { basis, shares } = servedFigures[figure]
  expect(view?.basis).toBe(basis)
  expect(view?.shares && Object.fromEntries(view.shares.map(({ band, percent }) => [band, percent]))).toEqual(shares)
})

test.each(consoleLanguages)('every service figure has a name, a definition and a place of its own (%s)', (language) => {
  const { word } = statisticsWords(language)
  expect(serviceSections.flatMap((section) => [...section.figures]).toSorted()).toEqual(serviceFigures.toSorted())
  const definitions = serviceFigures.map((figure) => word('serviceDefinition', figure) ?? '')
  expect(definitions.filter((text) => text.length < 40)).toEqual([])
  expect(new Set(definitions).size).toBe(serviceFigures.length)
  for (const figure of serviceFigures) {
    expect(word('serviceFigure', figure), figure).toBeDefined()
    for (const band of bandsOf(figure)) expect(word('serviceBand', band), band).toBeDefined()
  }
})

const waits = (band: 'under1' | '1to5' | 'never', count: number, month = '2026-03'): ServiceCount => ({
  month,
  figure: 'open',
  band,
  count,
})
const openOf = (...counts: ServiceCount[]) =>
  serviceViews({ ...nothing, counts }, rules).filter(({ figure }) => figure === 'open')

test('fewer than k look like none, and a part that rounds to nothing tells nothing', () => {
  expect(openOf(waits('under1', 4))).toEqual([{ month: '2026-03', figure: 'open' }])
  expect(openOf(waits('under1', 2), waits('1to5', 2), waits('never', 2))).toEqual([
    { month: '2026-03', figure: 'open', basis: 5 },
  ])
})

test.each([
  [32, 1],
  [28, 4],
  [30, 3],
  [3, 3],
])('what is too few to be shown by itself is not told by what it is a part of (%i open, %i closed)', (open, closed) => {
  const counts: ServiceCount[] = [
    { month: '2026-03', figure: 'open', band: 'under1', count: open },
    { month: '2026-03', figure: 'closed', band: 'under1', count: closed },
  ]
  const withClosed = serviceViews({ ...nothing, counts }, rules)
  const without = serviceViews({ ...nothing, counts: counts.slice(0, 1) }, rules)
  expect(withClosed.filter(({ figure }) => figure === 'offered' || figure === 'closed')).toEqual(
    without.filter(({ figure }) => figure === 'offered' || figure === 'closed'),
  )
})

test('a month is shown when it is over, the newest first', () => {
  const views = openOf(waits('under1', 9, '2026-02'), waits('under1', 9), waits('under1', 9, '2026-04'))
  expect(views.map(({ month }) => month)).toEqual(['2026-03', '2026-02'])
})
