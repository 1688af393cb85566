import type { KeyAlone } from '../keys.ts'
import { useConsole } from './useConsole.ts'

/** On a button: the key that presses it, for whoever has keys turned on. */
export function KeyHint({ name }: { name: KeyAlone }) {
  const { state } = useConsole()
  return (
    state.own.shortcuts && (
      <span className="key" aria-hidden="true">
        {name.toUpperCase()}
      </span>
    )
  )
}
