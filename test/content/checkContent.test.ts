import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkContent, type ReadText } from '../../bot/content/checkContent.ts'
import { lix } from '../../bot/content/readability.ts'
import type { Language } from '../../shared/languages.ts'
import { root } from '../support/sourceFiles.ts'

const today = '2026-11-24'
const committed: ReadText = (language, name) => readFileSync(join(root, 'locales', language, `${name}.json`), 'utf8')

/** The committed files with one edit, which must be possible. */
function problemsAfter(path: string, from: string | RegExp, to: string, day = today): string[] {
  const readText: ReadText = (language, name) => {
    const text = committed(language, name)
    if (`${language}/${name}` !== path || text === undefined) return text
    const edited = text.replace(from, to)
    expect(edited).not.toBe(text)
    return edited
  }
  const [language] = path.split('/') as [Language]
  return checkContent(readText, { today: day, collisionsIn: [language] }).problems.map(
    ({ file, line, message }) => `${file}:${line}: ${message}`,
  )
}

test('there is nothing to mend in the files as they are committed', () => {
  const { problems, counts } = checkContent(committed, { today })
  expect(problems).toEqual([])
  expect(counts.sv.topics).toBe(92)
})

test.each([
  {
    slip: 'a comma too few',
    path: 'sv/prompts',
    from: '",\n  "who"',
    to: '"\n  "who"',
    message: /^locales\/sv\/prompts\.json:3: is not JSON/,
  },
  {
    slip: 'a text that was left out',
    path: 'en/prompts',
    from: /\n {2}"choice\.yes": .*/,
    to: '',
    message: /^locales\/en\/prompts\.json:1: has no text "choice\.yes"/,
  },
  {
    slip: 'a parameter that was left out',
    path: 'en/topics',
    from: '{openingHours}',
    to: '9-15',
    message: /^locales\/en\/topics\.json:\d+: needs \{openingHours\}/,
  },
  {
    slip: 'a telephone number that is written out in an answer',
    path: 'sv/topics',
    from: '{police}',
    to: '114 14',
    message: /^locales\/sv\/topics\.json:\d+: writes out 114 14; telephone numbers are parameters/,
  },
  {
    slip: 'a telephone number that is written out in a prompt',
    path: 'en/prompts',
    from: '{lineNumber}',
    to: '020-50 80 80',
    message: /^locales\/en\/prompts\.json:\d+: writes out 020-50 80 80; telephone numbers are parameters/,
  },
  {
    slip: 'an answer too long',
    path: 'sv/topics',
    from: '"answer": "',
    to: `"answer": "${'Det är så. '.repeat(20)}`,
    message: /^locales\/sv\/topics\.json:\d+: has \d+ words; at most 60/,
  },
  {
    slip: 'an answer hard to read',
    path: 'sv/topics',
    from: /"answer": ".*"/,
    to: '"answer": "Kommunledningsförvaltningen ansvarar övergripande beträffande samverkansformerna rörande avhopparverksamheterna"',
    message: /^locales\/sv\/topics\.json:\d+: is hard to read: LIX \d+; at most 45/,
  },
  {
    slip: 'a field nobody knows',
    path: 'sv/topics',
    from: '"audience"',
    to: '"audiens"',
    message: /^locales\/sv\/topics\.json:\d+: .*audiens/,
  },
  {
    slip: 'a phrasing of two topics',
    path: 'sv/topics',
    from: '"är du en robot?"',
    to: '"är du en robot?", "vad är det här för chatt"',
    message: /^locales\/sv\/topics\.json:\d+: "vad är det här för chatt" is also a phrasing of "om-tjansten"/,
  },
  {
    slip: 'a topic only one language has',
    path: 'en/topics',
    from: '"om-tjansten"',
    to: '"om-tjaensten"',
    message: /^locales\/en\/topics\.json:\d+: "om-tjaensten" is not a topic of the Swedish/,
  },
])('$slip is named by file and line', ({ path, from, to, message }) => {
  expect(problemsAfter(path, from, to)).toContainEqual(expect.stringMatching(message))
})

test('an answer whose day has passed is to be gone through again', () => {
  const line = /^locales\/sv\/topics\.json:\d+: was valid until 2026-11-23/
  const passed = ['sv/topics', /"validUntil": "[\d-]+"/, '"validUntil": "2026-11-23"'] as const
  expect(problemsAfter(...passed, '2026-11-24')).toContainEqual(expect.stringMatching(line))
  expect(problemsAfter(...passed, '2026-11-23')).toEqual([])
})

test('readability is words a sentence and long words of a hundred', () => {
  expect(lix('Du kan ringa oss. Vi svarar.')).toBe(3)
  expect(lix('Kommunen svarar')).toBe(52)
})
