import { expect, test } from 'vitest'
import { allAnswers } from '../../bot/answers/answersFor.ts'
import { readLocale } from '../../bot/text/readLocale.ts'
import type { Language } from '../../shared/languages.ts'

const answers = allAnswers(readLocale)

test.for<[Language, string, string]>([
  ['sv', 'Hej!', 'greeting'],
  ['sv', 'hejsan, är någon där?', 'greeting'],
  ['sv', 'TACK så mycket :)', 'thanks'],
  ['sv', 'ok tack, hejdå', 'goodbye'],
  ['sv', 'hur mår du?', 'howAreYou'],
  ['en', "Hi there. How's it going?", 'howAreYou'],
  ['en', 'ok thanks', 'thanks'],
  ['ar', 'السلام عليكم', 'greeting'],
  ['so', 'mahadsanid', 'thanks'],
])('%s: "%s" is %s', ([language, text, kind]) => {
  expect(answers[language].findSmallTalk(text)).toBe(kind)
})

test.for<[Language, string]>([
  ['sv', 'hej jag vill hoppa av'],
  ['sv', 'tack för skjutsen dit'],
  ['sv', ''],
  ['sv', '?!'],
  ['en', 'hello can I stay anonymous'],
])('%s: "%s" says more than small talk', ([language, text]) => {
  expect(answers[language].findSmallTalk(text)).toBeUndefined()
})

test('no small talk is heard as an acute signal or found as a sure topic that would hide it', () => {
  expect(answers.sv.findSignal('hej hej, hur är läget')).toBeUndefined()
  expect(answers.sv.findTopics('tack så mycket').answered).toBe(false)
})
