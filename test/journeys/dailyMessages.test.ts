import { expect, test } from 'vitest'
import { localTimeOf } from '../../bot/domain/localTime.ts'
import settings from '../../bot/settings.json' with { type: 'json' }
import { eraseConversation } from '../../bot/usecases/changeByVisitor.ts'
import { climbLadders } from '../../bot/usecases/climbLadders.ts'
import { sendDueMessages } from '../../bot/usecases/dailyMessages.ts'
import { saveAddresses } from '../../bot/usecases/reach.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { settingsSchema } from '../../shared/settings.ts'
import { answering, mailServer } from '../support/brokenServers.ts'
import { seededRandom } from '../support/seededRandom.ts'
import { startLine } from '../support/startLine.ts'
import { waitingConversation } from '../support/waitingConversation.ts'

const minute = 60_000
const days = 100

/** A hundred days on which everything is done that the jobs do; every message with its day and hour. */
async function hundredDays(contacts: 'none' | 'many', messages: 'scheduled' | 'sooner') {
  const mail = await mailServer('takes')
  const sms = await answering(200)
  const line = await startLine(
    { settings: settingsSchema.parse({ ...settings, alerts: { messages } }), random: seededRandom('days') },
    {
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      SMTP_FROM: 'line@example.org',
      SMS_URL: `http://127.0.0.1:${sms.port}/`,
      SMS_USER: 'name',
      SMS_PASSWORD: 'word',
      SMS_FROM: 'Jour',
    },
  )
  const { account } = await addStaff(line.ports, 'ruth', 'coordinator')
  await saveAddresses(line.ports, account.id, { mail: 'ruth@example.org', phone: '+46701740605' })
  const sent: { at: number; mails: number; texts: number }[] = []
  for (let step = 0; step < days * 48; step++) {
    const before = [mail.mails.length, sms.heard.length] as const
    await sendDueMessages(line.ports)
    if (contacts === 'many' && step % 11 === 0) {
      const id = await waitingConversation(line.ports)
      await climbLadders(line.ports)
      await eraseConversation(line.ports, id, 'visitor')
    }
    sent.push({ at: line.clock.now(), mails: mail.mails.length - before[0], texts: sms.heard.length - before[1] })
    line.clock.passTime(30 * minute)
  }
  return { sent, mails: mail.mails, texts: sms.heard.map(({ body }) => body) }
}

/** The number and time of a message are all that may tell it from another. */
const withoutNumber = (mail: string) => mail.replace(/^(Message-ID|Date): .*$/gm, '$1')

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

function sumsByDay(sent: readonly { at: number; mails: number; texts: number }[]) {
  const byDay = Map.groupBy(sent, ({ at }) => localTimeOf(settings.openingHours.timezone, at).date)
  return [...byDay.values()].map(
    (own) => `${sum(own.map(({ mails }) => mails))}, ${sum(own.map(({ texts }) => texts))}`,
  )
}

test('over a hundred days messages outside are the same in every byte and at the same moments, whoever writes or nobody', async () => {
  const quiet = await hundredDays('none', 'scheduled')
  const busy = await hundredDays('many', 'scheduled')
  expect(quiet.mails.length).toBeGreaterThan(290)
  expect(busy.sent).toEqual(quiet.sent)
  expect(new Set([...quiet.mails, ...busy.mails].map(withoutNumber)).size).toBe(1)
  expect(new Set([...quiet.mails, ...busy.mails].map((mail) => mail.length)).size).toBe(1)
  expect(new Set([...quiet.texts, ...busy.texts]).size).toBe(1)
}, 240_000)

test('where an alarm may come sooner, every day still has the same number of the same messages', async () => {
  const busy = await hundredDays('many', 'sooner')
  const whole = sumsByDay(busy.sent).slice(1, -1)
  expect(new Set(whole)).toEqual(new Set(['3, 3']))
  expect(new Set(busy.mails.map(withoutNumber)).size).toBe(1)
}, 240_000)
