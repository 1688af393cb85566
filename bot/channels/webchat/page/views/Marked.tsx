import type { Mark } from '../../../../../shared/identity.ts'

/** A text with what can give somebody away marked in it. */
export function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const ends = [0, ...marks.map(({ at, length }) => at + length)]
  return (
    <p class="marked" dir="auto">
      {marks.map(({ at, length }, nth) => (
        <>
          {text.slice(ends[nth], at)}
          <mark key={at}>{text.slice(at, at + length)}</mark>
        </>
      ))}
      {text.slice(ends.at(-1))}
    </p>
  )
}
