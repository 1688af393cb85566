import type { Cell, Release, Table } from '../../shared/statistics/release.ts'
import { codesIn, countOf, type LadderTable } from '../../shared/statistics/tables.ts'
import { type Districts, definitionOf, dimensionName, groupName, periodName } from '../../shared/statistics/words.ts'
import { useConsole } from '../views/useConsole.ts'
import { type Bar, Bars } from './Bars.tsx'
import { FigureTable } from './FigureTable.tsx'
import { statisticsWords } from './words.ts'

interface Props {
  table: LadderTable
  beside?: Release
  districts: Districts
}

/** One table: its bars, its definition, and the same as a table. What is not shown looks the same whatever the reason. */
export function Panel({ table: { dimensions, published }, beside, districts }: Props) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const [first = '', second] = dimensions
  const name =
    second === undefined
      ? dimensionName(words, first)
      : words.t('panel.by', { first: dimensionName(words, first), second: dimensionName(words, second).toLowerCase() })
  const earlier = beside && tableLike(beside, dimensions, published?.by)
  const label = (dimension: string, cell: Cell) => groupName(words, dimension, codesIn(cell, dimension), districts)
  const barOf = (dimension: string, cell: Cell): Bar => {
    const before = earlier?.cells.find((other) => dimensions.every((one) => `${other[one]}` === `${cell[one]}`))
    return { name: label(dimension, cell), count: countOf(cell), ...(before ? { before: countOf(before) } : {}) }
  }
  const most = Math.max(...[...(published?.cells ?? []), ...(earlier?.cells ?? [])].map(countOf), 1)
  return (
    <section className={second === undefined ? 'panel' : 'panel wide'} aria-label={name}>
      <h5>{name}</h5>
      <p className="definition">{dimensions.map((dimension) => definitionOf(words, dimension)).join(' ')}</p>
      {!published && (
        <>
          <p className="notShown">{words.t('panel.notShown')}</p>
          <p className="definition">{words.t('panel.notShownWhy')}</p>
        </>
      )}
      {published && second === undefined && (
        <Bars bars={published.cells.map((cell) => barOf(first, cell))} most={most} />
      )}
      {published && second !== undefined && (
        <div className="multiples">
          {rowsOf(published.cells, first).map((cells) => (
            <div key={`${cells[0]?.[first]}`}>
              <h6>{cells[0] && label(first, cells[0])}</h6>
              <Bars bars={cells.map((cell) => barOf(second, cell))} most={most} />
            </div>
          ))}
        </div>
      )}
      {published && beside && !earlier && (
        <p className="definition">{words.t('panel.otherLevel', { period: periodName(words, beside.period) })}</p>
      )}
      {published && (
        <FigureTable
          name={name}
          heads={dimensions.map((dimension) => dimensionName(words, dimension))}
          rows={published.cells.map((cell) => [...dimensions.map((one) => label(one, cell)), countOf(cell)])}
        />
      )}
    </section>
  )
}

/** The same table of another release, when its groups are the same. */
const tableLike = ({ figures }: Release, dimensions: readonly string[], by: Table['by'] | undefined) =>
  figures.tables.find(
    (table) =>
      Object.keys(table.by).join() === dimensions.join() && dimensions.every((one) => table.by[one] === by?.[one]),
  )

/** Cells that share their group of a dimension. */
function rowsOf(cells: readonly Cell[], dimension: string): Cell[][] {
  const rows = new Map<string, Cell[]>()
  for (const cell of cells) rows.set(`${cell[dimension]}`, [...(rows.get(`${cell[dimension]}`) ?? []), cell])
  return [...rows.values()]
}
