import { createSecretKey } from 'node:crypto'
import { parseArgs } from 'node:util'
import { dayOf } from '../../shared/day.ts'
import type { ConsoleLanguage } from '../../shared/languages.ts'
import type { Settings } from '../../shared/settings.ts'
import { toReport } from '../../shared/statistics/export/html.ts'
import { servicePart } from '../../shared/statistics/export/serviceTables.ts'
import { monthsOf } from '../../shared/statistics/periods.ts'
import { type Release, releaseSchema } from '../../shared/statistics/release.ts'
import type { ServiceView } from '../../shared/statistics/service.ts'
import { exportWords, periodName, type StatisticsTexts } from '../../shared/statistics/words.ts'
import { type Config, readConfig } from '../config.ts'
import { createLiveContent } from '../content/liveContent.ts'
import { readSettingsFile } from '../content/readSettings.ts'
import { openKeys } from '../keys.ts'
import { openStores } from '../openStores.ts'
import { openPaperKeys } from '../paperKeys.ts'
import { openReleaseSigner } from '../releaseSigner.ts'
import { sealPapers } from '../stores/sealing/sealedPapers.ts'
import type { Stores } from '../stores/stores.ts'
import { systemClock } from '../system.ts'
import { readLocale } from '../text/readLocale.ts'
import { serviceFigures } from '../usecases/serviceFigures.ts'

const usage = `Usage: npm run -s yearly -- [--period 2026] [--language sv|en] > report.html
  Prints the report of a released period, the newest unless one is named, with the service figures of its months, as a page
  for a browser to read or print.
`

try {
  process.stdout.write(await yearlyReport(readOptions()))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}`)
  process.exitCode = 1
}

async function yearlyReport({ period, language }: ReturnType<typeof readOptions>) {
  const config = readConfig(process.env)
  const { stores, peers } = await openStores(config)
  try {
    const release = await readRelease(config, stores, period)
    const settings = await settingsNow(config, stores)
    const service = await servedIn(release, config, { stores, settings })
    return write({ release, service, settings }, language)
  } finally {
    await peers?.close()
    await stores.close()
  }
}

async function readRelease({ folders }: Config, { statistics }: Stores, period: string | undefined): Promise<Release> {
  const kept = (await statistics.releases()).findLast((one) => period === undefined || one.period === period)
  if (!kept) throw new Error('No such period was released.')
  if (!openReleaseSigner(folders.keys).verify(kept.text, kept.signature))
    throw new Error('The signature of the release does not fit: its numbers were changed, or KEY_DIR is another one.')
  return releaseSchema.parse(JSON.parse(kept.text))
}

/** With what was edited in the console, which may show less than the file does. */
async function settingsNow({ settingsFile }: Config, { edits }: Stores): Promise<Settings> {
  const read = readSettingsFile(settingsFile)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const content = createLiveContent(read.settings, readLocale)
  content.take(await edits.read(0))
  return content.settings.current()
}

async function servedIn(
  { period }: Release,
  { folders }: Config,
  { stores, settings }: { stores: Stores; settings: Settings },
) {
  const keys = { common: createSecretKey(openKeys(folders.keys).keyFor('papers')), own: openPaperKeys(folders.keys) }
  const views = await serviceFigures({
    ...stores,
    papers: sealPapers(stores.papers, keys),
    settings: { current: () => settings },
    clock: systemClock,
  })
  const months = monthsOf(period)
  return views.filter(({ month }) => months.includes(month))
}

interface Reported {
  release: Release
  service: readonly ServiceView[]
  settings: Settings
}

function write({ release, service, settings: { districts, statistics } }: Reported, language: ConsoleLanguage) {
  const texts = textsIn(language)
  const said = (code: string, parameters: Record<string, string | number>) =>
    (texts.word('page', code) ?? '').replaceAll(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''))
  return toReport(release, exportWords(texts, release, districts), {
    language,
    title: `${said('title', {})} · ${periodName(texts, release.period)}`,
    made: `${said('made', { date: dayOf(Date.parse(release.madeOn)) })}.`,
    intro: said('intro', { base: release.figures.base, k: release.figures.k }),
    service: servicePart(service, { language, texts, k: statistics.k }),
  })
}

function textsIn(language: ConsoleLanguage): StatisticsTexts {
  const texts = readLocale(language, 'statistics') as Record<string, Record<string, string>>
  const record = readLocale(language, 'record') as StatisticsTexts['record']
  return { record, word: (group, code) => texts[group]?.[code] }
}

function readOptions() {
  const text = { type: 'string' } as const
  const { period, language = 'sv' } = parseArgs({ options: { period: text, language: text } }).values
  if (language !== 'sv' && language !== 'en') throw new Error('The language is sv or en.')
  return { period, language } as const
}
