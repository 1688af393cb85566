import type { TextKey, Translate } from '../text/translate.ts'
import { Words } from './Words.tsx'

export interface Section {
  title: TextKey
  points: readonly TextKey[]
}

/** Short points under headings: what there is to read beside the talk. */
export function Sections({ t, sections }: { t: Translate; sections: readonly Section[] }) {
  return (
    <>
      {sections.map(({ title, points }) => (
        <section key={title}>
          <h3>{t(title)}</h3>
          <ul>
            {points.map((point) => (
              <li key={point}>
                <Words text={t(point)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
