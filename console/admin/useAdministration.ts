import { createContext, useContext } from 'react'
import type { AdministrationActions } from './actions.ts'
import type { AdministrationState } from './state.ts'
import type { Words } from './words.ts'

export interface AdministrationParts {
  state: AdministrationState
  actions: AdministrationActions
  words: Words
}

export const AdministrationContext = createContext<AdministrationParts | undefined>(undefined)

export function useAdministration(): AdministrationParts {
  const parts = useContext(AdministrationContext)
  if (!parts) throw new Error('A view stands outside the administration.')
  return parts
}
