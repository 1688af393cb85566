import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { screeningAnswersSchema } from '../../shared/screening.ts'
import { assess } from '../domain/screening.ts'

/** 0 is skipped for every question, so for Q8 too, where no list is. */
const lineSchema = screeningAnswersSchema.extend({
  Q8: z.preprocess((value) => (value === 0 ? undefined : value), screeningAnswersSchema.shape.Q8),
})

/** A line of answers in, a line with their result out; a bad line comes out as an error and makes the exit code 1. */
async function* screenLines(chunks: AsyncIterable<string>) {
  let rest = ''
  let number = 0
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield lines.map((line) => screenLine(line, ++number)).join('')
  }
  if (rest !== '') yield screenLine(rest, ++number)
}

function screenLine(line: string, number: number) {
  const answer = readAnswers(line)
  if ('problem' in answer) {
    process.exitCode = 1
    return `${JSON.stringify({ error: `line ${number}: ${answer.problem}` })}\n`
  }
  return `${JSON.stringify(assess(answer.answers))}\n`
}

function readAnswers(line: string) {
  const json = readJson(line)
  if (json === undefined) return { problem: 'is not JSON' }
  const read = lineSchema.safeParse(json)
  if (read.success) return { answers: read.data }
  return { problem: read.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ') }
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

await pipeline(process.stdin.setEncoding('utf8'), screenLines, process.stdout).catch((error: unknown) => {
  // Whoever reads has seen enough (`| head`).
  if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
})
