import { z } from 'zod'
import { languages } from './languages.ts'
import { calendars } from './statistics/periods.ts'

// What is wrong is told as a code; whoever shows it has the words.

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'time')
/** From and to on one day; `24:00` is the end of the day. A shift past midnight is two spans. */
const span = z.tuple([clockTime, clockTime]).refine(([from, to]) => from < to, 'span')
const spans = z.array(span)
const phoneNumber = z.string().regex(/^[0-9 +\-–]{3,20}$/, 'phoneNumber')
const hours = (most: number) => z.number().positive().max(most)

const timezone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('sv', { timeZone: zone }))
  } catch {
    return false
  }
}, 'timezone')

/** National numbers as they stand in 2026; a settings file changes those that have changed since. */
const helplines = z.strictObject({
  police: phoneNumber.default('114 14'),
  bris: phoneNumber.default('116 111'),
  brisForAdults: phoneNumber.default('0771-50 50 50'),
  suicideLine: phoneNumber.default('90101'),
  womensLine: phoneNumber.default('020-50 50 50'),
  childWorryLine: phoneNumber.default('020-100 200'),
  victimSupport: phoneNumber.default('116 006'),
  healthAdvice: phoneNumber.default('1177'),
  extremismAdvice: phoneNumber.default('08-527 44 290'),
})

const ringing = ['ringOnDuty', 'ringSecond', 'ringCoordinators', 'ringEverybody'] as const
export type RingingRung = (typeof ringing)[number]

const rung = z.strictObject({ afterSeconds: z.int().min(0).max(86_400), do: z.enum([...ringing, 'tellVisitor']) })
export type Rung = z.infer<typeof rung>

/** Whoever waits has heard the truth within a minute (requirements.md R5.8), and the job that climbs needs some seconds. */
const toldWithinSeconds = 55

const usualLadder: Rung[] = [
  { afterSeconds: 0, do: 'ringOnDuty' },
  { afterSeconds: 20, do: 'ringOnDuty' },
  { afterSeconds: 35, do: 'ringSecond' },
  { afterSeconds: 45, do: 'ringCoordinators' },
  { afterSeconds: 55, do: 'tellVisitor' },
  { afterSeconds: 300, do: 'ringEverybody' },
  { afterSeconds: 900, do: 'ringEverybody' },
  { afterSeconds: 960, do: 'tellVisitor' },
]

function checkLadder(ladder: Rung[], context: z.RefinementCtx) {
  const refuse = (message: string) => context.addIssue({ code: 'custom', message })
  if (ladder[0]?.afterSeconds !== 0 || ladder[0].do === 'tellVisitor') refuse('ladderBegins')
  if (ladder.some((one, nth) => one.afterSeconds < (ladder[nth - 1]?.afterSeconds ?? 0))) refuse('ladderOrder')
  const told = ladder.find((one) => one.do === 'tellVisitor')
  if (!told || told.afterSeconds > toldWithinSeconds) refuse('ladderTells')
}

/** How staff are made to notice, and what is done when nobody does. */
const alerts = z.strictObject({
  /** A console that nobody has touched for so long keeps the line open no longer. */
  attendedMinutes: z.number().min(5).max(240).default(30),
  /** What is done for somebody who waits, so long after the first step. */
  ladder: z.array(rung).min(2).max(20).superRefine(checkLadder).default(usualLadder),
  /** E-mails and text messages to each who has given an address: always so many a day, whatever happens. */
  messagesPerDay: z.int().min(1).max(12).default(3),
  /**
   * `scheduled`: at moments drawn for the day, so that nobody outside sees whether anybody has written. `sooner`: an alarm
   * comes at once in the place of the next one, and its time may tell.
   */
  messages: z.enum(['scheduled', 'sooner']).default('scheduled'),
})

/** What the municipality decides and changes without a programmer. One checked file: see `bot/settings.json`. */
export const settingsSchema = z.strictObject({
  municipality: z.string().min(1),
  openingHours: z.strictObject({
    timezone,
    monday: spans,
    tuesday: spans,
    wednesday: spans,
    thursday: spans,
    friday: spans,
    saturday: spans,
    sunday: spans,
    /** Days that differ, for example public holidays: no spans is closed all day. */
    exceptions: z.array(z.strictObject({ date: z.iso.date(), spans })),
  }),
  numbers: z.strictObject({
    /** The hotline itself. */
    line: phoneNumber,
    contactCentre: phoneNumber,
    /** Social services out of hours (socialjouren). */
    socialEmergency: phoneNumber,
    /** Other helplines that texts name, by the parameter they are named with (sources: sources.md). */
    helplines: helplines.prefault({}),
  }),
  districts: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
        name: z.string().min(1),
        /** Whether there is a social intervention group (SIG) in it. */
        sig: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(20)
    .refine((list) => !list.some(({ code }) => code === 'otherMunicipality'), 'otherMunicipality'),
  /** Who decides who is a defector, by the name that texts give it. */
  decider: z.string().min(1).default('stadsledningskontoret'),
  /** Languages a visitor may choose; Swedish is the source of every text. */
  languages: z
    .array(z.enum(languages))
    .refine((list) => list.includes('sv'), 'swedishFirst')
    .default([...languages]),
  retention: z.strictObject({
    closedHours: hours(24 * 365),
    abandonedHours: hours(24 * 365),
    waitingDays: hours(365),
    /** Reference of the authority's decision; needed for anything longer than 24 h, 24 h and 30 days. */
    decision: z.string().optional(),
  }),
  alerts: alerts.prefault({}),
  /** How many different conversations one of staff may open in a shift before it is flagged. */
  audit: z.strictObject({ conversationsPerShift: z.int().min(1).max(1000).default(25) }).prefault({}),
  /** Which periods are released and how long after their end (disclosure.md); `k` is 10 for numbers that go to the public. */
  statistics: z
    .strictObject({
      calendar: z.enum(calendars).default('year'),
      delayDays: z.int().min(30).max(365).default(30),
      k: z.union([z.literal(5), z.literal(10)]).default(5),
    })
    .prefault({}),
  /** Names that staff want nobody to write, of groups, people and places; never shown to anybody. */
  guardedNames: z.array(z.string().trim().min(2).max(60)).max(5000).default([]),
  definitionVersion: z.string().min(1),
  /** Where "leave quickly" goes: an ordinary page that needs no account. */
  leaveTo: z.url({ protocol: /^https$/ }),
})

export type Settings = z.infer<typeof settingsSchema>
export type OpeningHours = Settings['openingHours']
