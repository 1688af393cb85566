import { useEffect } from 'react'
import type { ConversationId } from '../../shared/ids.ts'
import { missingFields } from '../state/closing.ts'
import { useConsole } from './useConsole.ts'

/** Ctrl and Enter from anywhere in the form closes, so that a hand on the keyboard stays there. */
export function useClosingKey(id: ConversationId) {
  const { store, actions } = useConsole()
  useEffect(() => {
    function press({ key, ctrlKey, metaKey, repeat, target }: KeyboardEvent) {
      if (key !== 'Enter' || repeat || !(ctrlKey || metaKey)) return
      if (!(target instanceof Element && target.closest('.closing'))) return
      const chosen = store.read().own.closing[id]?.chosen ?? {}
      if (missingFields(chosen).length === 0) actions.close(id, chosen)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [store, actions, id])
}
