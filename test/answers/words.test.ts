import { expect, test } from 'vitest'
import { createRewrite } from '../../bot/answers/rewrite.ts'
import { readWords } from '../../bot/answers/words.ts'
import { readLocale } from '../../bot/text/readLocale.ts'
import type { Language } from '../../shared/languages.ts'

/** Reads the Swedish words with one file changed, as an editor might. */
const changed = (name: string, change: (file: Record<string, unknown>) => object) => () =>
  readWords('sv', (language: Language, wanted: string) => {
    const file = readLocale(language, wanted) as Record<string, unknown>
    return wanted === name ? { ...file, ...change(file) } : file
  })

test('a wording without words is refused, by file and field', () => {
  expect(changed('slang', () => ({ spellings: { och: ['å', '&'] } }))).toThrow(
    'locales/sv/slang.json is wrong:\n- spellings.och.1: has no words',
  )
  expect(changed('slang', () => ({ synonyms: { '?': ['vad'] } }))).toThrow('- synonyms.?: has no words')
  expect(changed('slang', () => ({ fillers: ['🙃', ''] }))).toThrow('- fillers.1')
})

test.each(['..', '^ $', 'jag?', '!inte', 'jag? .. de|$', '&'])(
  'the pattern "%s" would be found everywhere or nowhere, and is refused',
  (pattern) => {
    const signal = { category: 'A1', certain: true, patterns: ['döda mig', pattern], owner: 'x', date: '2026-01-01' }
    expect(changed('signals', () => ({ signals: [signal] }))).toThrow(
      '- signals.0.patterns.1: needs a word that may not be missing',
    )
    expect(changed('signals', () => ({ harmless: [pattern] }))).toThrow('- harmless.0')
  },
)

test('the class "now" is needed, for the past is lowered by it', () => {
  const withoutNow = ({ classes }: { classes?: unknown }) => {
    const { now: _, ...others } = classes as Record<string, string[]>
    return { classes: others }
  }
  expect(changed('signals', withoutNow)).toThrow('- classes: need a class "now"')
})

test('the longest way of writing is rewritten first', () => {
  const rewrite = createRewrite({ imorgon: ['i morgon'], in: ['i'] }, [])
  expect(rewrite(['i', 'morgon', 'i', 'kväll', 'i'])).toEqual(['imorgon', 'in', 'kväll', 'in'])
})
