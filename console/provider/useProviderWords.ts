import { useConsole } from '../views/useConsole.ts'
import { type ProviderKey, providerText } from './words.ts'

export function useProviderWords() {
  const { words } = useConsole()
  return (key: ProviderKey) => providerText(words.language, key)
}
