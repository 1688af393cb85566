import { expect, test } from 'vitest'
import { countWords, lix } from '../../bot/content/readability.ts'
import { parseSettings } from '../../bot/content/readSettings.ts'
import { firstScreen } from '../../bot/domain/triage.ts'
import defaults from '../../bot/settings.json' with { type: 'json' }
import { readPageTexts } from '../../bot/text/pageTexts.ts'
import { createTranslate, installedTexts } from '../../bot/text/translate.ts'
import { languages } from '../../shared/languages.ts'

const read = parseSettings(defaults)
if ('problems' in read) throw new Error(read.problems.join())
const { settings } = read
const t = createTranslate(installedTexts(settings), () => {})

test('before the first free text stands who, why, how long and where secrecy ends, in 120 words that are easy to read', () => {
  for (const language of languages) {
    const [notice = ''] = t(language, firstScreen.more[0] ?? '').split('\n\n')
    expect(countWords(notice), language).toBeLessThanOrEqual(120)
    expect(notice).toContain('24')
  }
  const [notice = ''] = t('sv', 'who.notice').split('\n\n')
  expect(lix(`${t('sv', 'who')} ${notice}`)).toBeLessThanOrEqual(35)
  const ends = notice.split('. ').filter((sentence) => /tystnadsplikt|agera/.test(sentence))
  expect(ends).toHaveLength(2)
})

test('what we cannot protect against is said in every language, and is easy to read', () => {
  const texts = readPageTexts(settings)
  const points = ['history', 'spyware', 'network', 'calls', 'words'].map((point) => `protection.not.${point}`)
  for (const language of languages) {
    for (const point of points) expect(texts[language][point]?.length, `${language} ${point}`).toBeGreaterThan(20)
    expect(texts[language]['protection.not.calls']).toContain('#31#')
  }
  const told = points.map((point) => texts.sv[point]).join(' ')
  expect(told).toMatch(/räkningen/)
  expect(told).toMatch(/låna en mobil/)
  expect(lix(told)).toBeLessThanOrEqual(35)
})
