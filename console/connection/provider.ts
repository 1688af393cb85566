import { type ConsoleLanguage, isConsoleLanguage } from '../../shared/languages.ts'
import { providerPaths } from '../../shared/provider.ts'

const place = 'language'

/** To the identity provider, in this tab. The language goes with us, because the page does not come back as it was. */
export function leaveForProvider(address: string, language: ConsoleLanguage) {
  sessionStorage.setItem(place, language)
  // Whoever goes back without having signed in finds the page as if it were new.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload(), { once: true })
  location.assign(address)
}

/** What the provider sent the browser back with; gone from the address at once. Nothing when that is not where we come from. */
export function broughtBack() {
  if (location.pathname !== providerPaths.signIn) return undefined
  const query = location.search
  history.replaceState(null, '', '/')
  const language = sessionStorage.getItem(place) ?? ''
  sessionStorage.removeItem(place)
  return { query, ...(isConsoleLanguage(language) ? { language } : {}) }
}
