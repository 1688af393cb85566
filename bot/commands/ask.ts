import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { isLanguage, type Language, languages } from '../../shared/languages.ts'
import type { Answers } from '../answers/answers.ts'
import { allAnswers } from '../answers/answersFor.ts'
import { createRecogniseLanguage } from '../answers/recogniseLanguage.ts'
import { readWords } from '../answers/words.ts'
import { readLocale } from '../text/readLocale.ts'

const usage = `Usage: npm run -s ask -- --language ${languages.join('|')}|auto
Each line of standard input is a text; what the bot makes of it comes out as a line of JSON.
`

const language = readLanguage(process.argv.slice(2))
if (language === undefined) {
  process.stderr.write(usage)
  process.exitCode = 2
} else {
  await answerLines(createAnswer(language))
}

/** "auto" tells the language of each text by itself; one it is not sure of is taken for Swedish. */
function createAnswer(language: Language | 'auto'): (text: string) => string {
  const answers = allAnswers(readLocale)
  if (language !== 'auto') return (text) => answerLine(text, answers[language])
  const recognise = createRecogniseLanguage(languages.map((one) => readWords(one, readLocale)))
  return (text) => answerLine(text, answers[recognise(text) ?? 'sv'])
}

function readLanguage(args: string[]): Language | 'auto' | undefined {
  try {
    const { language } = parseArgs({ args, options: { language: { type: 'string' } } }).values
    if (isLanguage(language) || language === 'auto') return language
    process.stderr.write(language === undefined ? 'Say which language.\n' : `There is no language "${language}".\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  }
  return undefined
}

/** Answers every line as it comes; an empty one too, so that lines out can be laid beside lines in. */
async function answerLines(answer: (text: string) => string) {
  const answerEach = async function* (chunks: AsyncIterable<string>) {
    let rest = ''
    for await (const chunk of chunks) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield answer(line.replace(/\r$/, ''))
    }
    if (rest !== '') yield answer(rest)
  }
  await pipeline(process.stdin.setEncoding('utf8'), answerEach, process.stdout).catch((error: unknown) => {
    // Whoever reads has seen enough (`| head`).
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
  })
}

function answerLine(text: string, { findSignal, findTopics }: Pick<Answers, 'findSignal' | 'findTopics'>) {
  return `${JSON.stringify({ text, acute: findSignal(text) ?? null, ...findTopics(text) })}\n`
}
