export interface Bar {
  name: string
  count: number
  /** The same group in the release it is compared with. */
  before?: number
  /** A wait that nobody answered: in its own colour, and as large as the rest. */
  isMiss?: true
}

const width = 100

/** Plain bars with their numbers. `most` is one scale for everything in a panel. What they show stands in words beside them. */
export function Bars({ bars, most, unit = '' }: { bars: readonly Bar[]; most: number; unit?: string }) {
  return (
    <ul className="bars">
      {bars.map(({ name, count, before, isMiss }) => (
        <li key={name}>
          <span className="barName">{name}</span>
          <svg viewBox={`0 0 ${width} ${before === undefined ? 8 : 13}`} preserveAspectRatio="none" aria-hidden="true">
            {unit !== '' && <rect className="barTrack" width={width} height="8" rx="1" />}
            <rect className={isMiss ? 'barNow miss' : 'barNow'} width={(count / most) * width} height="8" rx="1" />
            {before !== undefined && (
              <rect className="barBefore" y="9" width={(before / most) * width} height="4" rx="1" />
            )}
          </svg>
          <span className="barCount">
            {count}
            {unit}
            {before !== undefined && <small> ({before})</small>}
          </span>
        </li>
      ))}
    </ul>
  )
}
