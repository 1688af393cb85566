import type { FigureLines, ServicePart } from '../../shared/statistics/export/serviceTables.ts'

/** The service figures of every month of the period, each beside its definition; for the printer alone. */
export function ServiceOnPaper({ part: { title, intro, months, tables } }: { part: ServicePart }) {
  if (tables.length === 0) return null
  return (
    <section className="serviceOnPaper">
      <h3>{title}</h3>
      <p className="hint">{intro}</p>
      {tables.map(({ name, figures }) => (
        <table key={name}>
          <caption>{name}</caption>
          <thead>
            <tr>
              <td />
              {months.map((month) => (
                <th key={month} scope="col">
                  {month}
                </th>
              ))}
            </tr>
          </thead>
          {figures.map((figure) => (
            <Figure key={figure.name} figure={figure} columns={months.length + 1} />
          ))}
        </table>
      ))}
    </section>
  )
}

function Figure({ figure: { name, definition, lines }, columns }: { figure: FigureLines; columns: number }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns}>
          <b>{name}</b> {definition}
        </th>
      </tr>
      {lines.map((line) => (
        <tr key={line.name} className={line.isMiss ? 'miss' : ''}>
          <th scope="row">{line.name}</th>
          {line.cells.map((cell, month) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the months stand still
            <td key={month}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
