import { parseArgs } from 'node:util'
import { dayOf } from '../../shared/day.ts'
import { toReport } from '../../shared/statistics/export/html.ts'
import { type Release, releaseSchema } from '../../shared/statistics/release.ts'
import { exportWords, periodName, type StatisticsTexts } from '../../shared/statistics/words.ts'
import { readConfig } from '../config.ts'
import { readSettingsFile } from '../content/readSettings.ts'
import { openStores } from '../openStores.ts'
import { openReleaseSigner } from '../releaseSigner.ts'
import { readLocale } from '../text/readLocale.ts'

const usage = `Usage: npm run -s yearly -- [--period 2026] [--language sv|en] > report.html
  Prints the report of a released period, the newest unless one is named, as a page for a browser to read or print.
`

try {
  process.stdout.write(await yearlyReport(readOptions()))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}`)
  process.exitCode = 1
}

async function yearlyReport({ period, language }: ReturnType<typeof readOptions>) {
  const config = readConfig(process.env)
  const read = readSettingsFile(config.settingsFile)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const { stores } = await openStores(config)
  const kept = (await stores.statistics.releases()).findLast((one) => period === undefined || one.period === period)
  await stores.close()
  if (!kept) throw new Error('No such period was released.')
  if (!openReleaseSigner(config.folders.keys).verify(kept.text, kept.signature))
    throw new Error('The signature of the release does not fit: its numbers were changed, or KEY_DIR is another one.')
  return write(releaseSchema.parse(JSON.parse(kept.text)), language, read.settings.districts)
}

function write(release: Release, language: 'sv' | 'en', districts: readonly { code: string; name: string }[]) {
  const texts = textsIn(language)
  const said = (code: string, parameters: Record<string, string | number>) =>
    (texts.word('page', code) ?? '').replaceAll(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''))
  return toReport(release, exportWords(texts, release, districts), {
    language,
    title: `${said('title', {})} · ${periodName(texts, release.period)}`,
    made: `${said('made', { date: dayOf(Date.parse(release.madeOn)) })}.`,
    intro: said('intro', { base: release.figures.base, k: release.figures.k }),
  })
}

function textsIn(language: 'sv' | 'en'): StatisticsTexts {
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
