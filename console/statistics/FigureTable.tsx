import { useConsole } from '../views/useConsole.ts'
import { statisticsWords } from './words.ts'

interface Props {
  name: string
  heads: readonly string[]
  rows: readonly (readonly (string | number)[])[]
}

/** The numbers of a panel for those who would rather read them. */
export function FigureTable({ name, heads, rows }: Props) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  return (
    <details className="figureTable">
      <summary>{words.t('panel.table')}</summary>
      <table>
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col">{words.t('panel.count')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()}>
              {row.map((value, column) => (
                <td key={heads[column] ?? 'count'}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
