import { parseArgs } from 'node:util'
import { allAnswers } from '../../bot/answers/answersFor.ts'
import { whole } from '../../bot/answers/gradually.ts'
import { readLocale } from '../../bot/text/readLocale.ts'
import { languages } from '../../shared/languages.ts'
import { quantile } from '../bench/figures.ts'
import {
  type Asked,
  alarmFigures,
  askAll,
  type Heard,
  hearAll,
  type Part,
  share,
  topicFigures,
  wrongOnes,
} from './figures.ts'
import { readAlarms, readQuestions, type TextSet, textSets } from './texts.ts'

const usage = `Usage: npm run evaluate [-- --set ${textSets.join('|')}]
`

const print = (line: string) => void process.stdout.write(`${line}\n`)

const set = readSet()
if (set) evaluate(set)
else {
  process.stderr.write(usage)
  process.exitCode = 2
}

function evaluate(set: TextSet) {
  const answers = allAnswers(readLocale)
  for (const language of languages) whole(answers[language].prepare())
  const asked = askAll(answers, readQuestions(set))
  const heard = hearAll(answers, readAlarms(set))
  print(`${set}: ${asked.length} questions, ${heard.length} acute and near-acute texts`)
  printTopics(asked)
  printAlarms(heard)
  printTimes([...asked, ...heard])
  print('\nWrong ones:')
  for (const line of wrongOnes(asked, heard)) print(line)
}

function printTopics(asked: readonly Asked[]) {
  print('\ntopics                    first             in three          wrongly sure      not sure on off-topic')
  for (const [name, some] of groups(asked)) {
    const { first, inThree, wronglySure, notSure } = topicFigures(some)
    print(name.padEnd(26) + [first, inThree, wronglySure, notSure].map(cell).join(''))
  }
}

function printAlarms(heard: readonly Heard[]) {
  print('\nacute signals             recall            red               noticed           false red alarms')
  const categories = [...new Set(heard.flatMap(({ acute }) => acute))].toSorted()
  const byCategory = categories.map(
    (category) => [category, heard.filter(({ acute }) => acute[0] === category)] as const,
  )
  for (const [name, some] of [...groups(heard), ...byCategory]) {
    const { recall, red, noticed, falseAlarms } = alarmFigures(some)
    print(name.padEnd(26) + [recall, red, noticed, falseAlarms].map(cell).join(''))
  }
}

function printTimes(all: readonly { ms: number }[]) {
  const times = all.map(({ ms }) => ms)
  print(`\ntime per text: p50 ${quantile(times, 0.5).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms`)
}

/** By language, and where it is told by who asks. */
function groups<One extends { language: string; audience?: string }>(all: readonly One[]): [string, One[]][] {
  return languages.flatMap((language): [string, One[]][] => {
    const own = all.filter((one) => one.language === language)
    const audiences = [...new Set(own.flatMap(({ audience }) => audience ?? []))].toSorted()
    return [
      [language, own],
      ...audiences.map((audience): [string, One[]] => [
        `${language} ${audience}`,
        own.filter((one) => one.audience === audience),
      ]),
    ]
  })
}

function cell(part: Part) {
  return (part.of === 0 ? '–' : `${share(part).toFixed(3)} (${part.count}/${part.of})`).padEnd(18)
}

function readSet(): TextSet | undefined {
  try {
    const { set = 'unseen' } = parseArgs({ options: { set: { type: 'string' } } }).values
    return textSets.find((known) => known === set)
  } catch {
    return undefined
  }
}
