import type { Language } from '../../../../../shared/languages.ts'
import type { PageWords } from '../../../../../shared/wire/visitor.ts'
import { wordsPath } from '../../../../../shared/wordsPath.ts'
import { type Insisting, insist } from '../line/insist.ts'
import type { Pace } from '../line/pace.ts'

export interface WordSourceParts {
  /** The language the page has come in. */
  first: Language
  load(language: Language): Promise<PageWords>
  pace: Pace
  arrived(words: PageWords): void
}

/** Fetches the page's words in the language that is wanted, and tries until they are here or another one is wanted. */
export function createWordSource({ first, load, pace, arrived }: WordSourceParts) {
  let wanted = first
  let here = first
  let loading: Insisting | undefined
  return {
    want(language: Language) {
      if (language === wanted) return
      wanted = language
      loading?.stop()
      loading = undefined
      if (language === here) return
      loading = insist<Loaded>(pace, {
        ask: (reply) =>
          void load(language).then(
            (words) => reply({ ok: true, words }),
            () => reply(failed),
          ),
        answered(answer) {
          if (!answer.ok) return 'again'
          here = language
          arrived(answer.words)
          return 'done'
        },
        missed() {},
      })
      loading.now()
    },
  }
}

type Loaded = { ok: true; words: PageWords } | { ok: false; code: string }
const failed = { ok: false, code: 'unavailable' } as const

export async function fetchWords(language: Language): Promise<PageWords> {
  const response = await fetch(wordsPath(language))
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as PageWords
}
