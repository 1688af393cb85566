import type { ChangeProblem } from '../../shared/edits.ts'
import { useAdministration } from './useAdministration.ts'
import type { Words } from './words.ts'

export const problemText = (words: Words, { message, values }: ChangeProblem) => words.word('problem', message, values)

/** What is wrong here, under the field it is about. */
export function Problems({ id, problems }: { id?: string; problems: readonly ChangeProblem[] }) {
  const { words } = useAdministration()
  if (problems.length === 0) return null
  return (
    <ul className="problems" id={id}>
      {[...new Set(problems.map((problem) => problemText(words, problem)))].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
