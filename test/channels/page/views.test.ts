import { expect, test } from 'vitest'
import { loadPage } from '../../../bot/builtPage.ts'
import settings from '../../../bot/settings.json' with { type: 'json' }
import { readPageTexts } from '../../../bot/text/pageTexts.ts'
import { directionOf, draftedLanguages, type Language, languageNames, languages } from '../../../shared/languages.ts'
import type { PageWords } from '../../../shared/wire/visitor.ts'
import { wordsPath } from '../../../shared/wordsPath.ts'
import { startLine } from '../../support/startLine.ts'

const texts = readPageTexts(settings)

async function openLine() {
  const line = await startLine()
  const page = await loadPage(() => 'x'.repeat(22))
  const get = (path: string) => fetch(`${line.origins.visitors}${path}`)
  const words = async (language: Language) => (await (await get(wordsPath(language))).json()) as PageWords
  return {
    ...line,
    get,
    words,
    render: (own: PageWords) => page.render({ words: own, leaveTo: 'https://example.org/' }),
  }
}

const unescaped = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
/** What stands on the page with script, without what the script starts from. */
const body = (html: string) =>
  unescaped(html).replace(/<script type="application\/json".*<\/script>|<noscript>.*<\/noscript>/gs, '')
const occurrences = (html: string, text: string) => html.split(text).length - 1

test.each(languages)(
  'the page stands in its language and direction, with the others by their own names (%s)',
  async (language) => {
    const { words, render } = await openLine()
    const html = body(render(await words(language)))
    expect(html).toContain(`<html lang="${language}" dir="${directionOf[language]}">`)
    expect(html).toContain(`lang="${language}" dir="${directionOf[language]}" role="log"`)
    expect(html).toContain(`<title>${texts[language].title}</title>`)
    const others = languages.filter((other) => other !== language)
    for (const other of others)
      expect(html).toMatch(new RegExp(`<button[^>]* lang="${other}"[^>]*>${languageNames[other]}<`))
    expect(html).not.toMatch(/\p{Regional_Indicator}/u)
  },
)

test.each(languages)('the page says once whether a person has reviewed its text (%s)', async (language) => {
  const { words, render, t } = await openLine()
  const isDrafted = draftedLanguages.includes(language)
  expect(occurrences(body(render(await words(language))), t(language, 'drafted'))).toBe(isDrafted ? 1 : 0)
})

test.each(languages)(
  'the Swedish of what is agreed to stands beside a drafted language, and only there (%s)',
  async (language) => {
    const { words, render, t } = await openLine()
    const html = body(render(await words(language)))
    const beside = html.match(/<div class="beside" lang="sv" dir="ltr">(.*?)<\/div>/s)?.[1]
    if (!draftedLanguages.includes(language)) return expect(beside).toBeUndefined()
    expect(beside).toContain(languageNames.sv)
    for (const paragraph of t('sv', 'who.notice').split('\n\n')) expect(beside).toContain(`<p>${paragraph}</p>`)
  },
)

test('whether anybody answers now is said before there is anything to choose, with script and without', async () => {
  const { words, render } = await openLine()
  const mains = render(await words('sv'))
    .split('<main')
    .slice(1)
  expect(mains).toHaveLength(2)
  for (const main of mains) {
    const [line, choices] = ['class="lineState"', 'class="choices"'].map((one) => main.indexOf(one))
    expect(line).toBeGreaterThan(0)
    expect(choices).toBeGreaterThan(line ?? 0)
  }
})

test('a number keeps its own direction in a text that runs from right to left', async () => {
  const { words, render } = await openLine()
  const html = body(render(await words('ar')))
  const numbers = html.match(/<a[^>]*class="number"[^>]*>/g) ?? []
  expect(numbers.length).toBeGreaterThan(1)
  expect(numbers.filter((number) => !number.includes('dir="ltr"'))).toEqual([])
})

test('the first page carries the words of one language only, and its script those of none', async () => {
  const { get } = await openLine()
  const html = await (await get('/')).text()
  const script = await (await get(/src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '/nowhere')).text()
  expect(script.length).toBeGreaterThan(10_000)
  for (const language of languages) {
    const own = ['protection.not.spyware', 'erase.question'].map((key) => texts[language][key] ?? '')
    for (const text of own) {
      expect(text).not.toBe('')
      expect(script).not.toContain(text)
      expect(html.includes(JSON.stringify(text))).toBe(language === 'sv')
    }
  }
})

test('words in a language that the line does not have are not found', async () => {
  const { get } = await openLine()
  expect((await get('/words/de')).status).toBe(404)
  expect((await get('/words/ar')).headers.get('cache-control')).toBe('no-store')
})
