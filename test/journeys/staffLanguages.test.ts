import { expect, test } from 'vitest'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { asConsole } from '../support/asConsole.ts'
import { signsIn } from '../support/openStaff.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

async function administrator({ ports, origins }: Line) {
  const { password } = await addStaff(ports, 'ada', 'administrator')
  const cookie = await signsIn(origins.console, { name: 'ada', password })
  return async (name: string, languages: string[]): Promise<unknown> => {
    const answered = await fetch(`${origins.console}/admin/accounts/setLanguages`, {
      method: 'POST',
      headers: { cookie, 'Content-Type': 'application/json', ...asConsole },
      body: JSON.stringify({ name, languages }),
    })
    return answered.json()
  }
}

/** To the waiting list, as somebody who writes in this language. */
async function waits(visitor: ReturnType<Line['visitor']>) {
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  await visitor.untilStatus('waiting')
}

test('whoever waits is told the truth about their language, and again when an administrator changes it', async () => {
  const line = await startLine()
  await line.staff('ben')
  const setLanguages = await administrator(line)
  const visitor = line.visitor('so')
  await waits(visitor)
  expect(visitor.hears().join()).toContain(line.t('so', 'handOver.otherLanguage'))
  const unread = line.t('so', 'waiting.otherLanguage')
  expect(visitor.state()?.waiting?.text).toContain(unread)
  expect(await setLanguages('ben', ['sv', 'so'])).toMatchObject({ name: 'ben', languages: ['sv', 'so'] })
  await visitor.until('somebody reads it', () => !visitor.state()?.waiting?.text.includes(unread))
  await setLanguages('ben', ['sv'])
  await visitor.until('nobody reads it any more', () => visitor.state()?.waiting?.text.includes(unread))
})

test('in a language that somebody on duty reads nothing is said about it', async () => {
  const line = await startLine()
  await line.staff('ben')
  const visitor = line.visitor('en')
  await waits(visitor)
  expect(visitor.hears().join()).not.toContain(line.t('en', 'handOver.otherLanguage'))
  expect(visitor.state()?.waiting?.text).not.toContain(line.t('en', 'waiting.otherLanguage'))
})

test('where nobody answers, nobody is said not to read', async () => {
  const line = await startLine()
  const visitor = line.visitor('so')
  await waits(visitor)
  expect(visitor.hears().join()).not.toContain(line.t('so', 'handOver.otherLanguage'))
})

test('every console knows what each on duty works in, and learns of a change without signing in again', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  await line.staff('eva')
  const setLanguages = await administrator(line)
  const known = () => (ben.snapshot()?.onDuty ?? []).map(({ number, languages }) => [number, ...languages])
  await ben.until('both are on duty', () => known().length === 2)
  expect(known()).toEqual([
    [1, 'sv', 'en'],
    [2, 'sv', 'en'],
  ])
  await setLanguages('eva', ['ar'])
  await ben.until('it is known', () => JSON.stringify(known()[1]) === JSON.stringify([2, 'ar']))
})

test('an account works in at least one language, each named once', async () => {
  const line = await startLine()
  await line.staff('ben')
  const setLanguages = await administrator(line)
  for (const languages of [[], ['sv', 'sv'], ['xx']]) {
    expect(await setLanguages('ben', languages)).toMatchObject({ code: 'badInput' })
  }
})
