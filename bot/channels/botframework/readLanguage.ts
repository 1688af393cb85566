import { type ClientId, clientIdSchema } from '../../../shared/ids.ts'
import { isLanguage, type Language } from '../../../shared/languages.ts'
import type { Identified } from './readActivity.ts'

/** The language of a locale, when it is one of ours: `en-GB` is English. */
export function readLanguage(locale: unknown): Language | undefined {
  const language = typeof locale === 'string' ? locale.toLowerCase().split(/[-_]/)[0] : undefined
  return isLanguage(language) ? language : undefined
}

/** The language to follow with this message; changing it is an act of its own, with an id that follows from the message's. */
export function readSpeaks(
  locale: unknown,
  clientId: ClientId,
  keys: { deriveId(purpose: string, text: string): string },
): Pick<Identified, 'speaks'> {
  const language = readLanguage(locale)
  return language ? { speaks: { language, clientId: clientIdSchema.parse(keys.deriveId('speaks', clientId)) } } : {}
}
