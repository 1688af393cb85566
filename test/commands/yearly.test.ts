import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { openEmbeddedStores } from '../../bot/embeddedStores.ts'
import { openReleaseSigner } from '../../bot/releaseSigner.ts'
import defaults from '../../bot/settings.json' with { type: 'json' }
import type { Stores } from '../../bot/stores/stores.ts'
import { readLocale } from '../../bot/text/readLocale.ts'
import { type ServiceFigure, serviceFigures } from '../../shared/statistics/service.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { flat } from '../support/textKeys.ts'

const root = new URL('../..', import.meta.url)

const words = (language: 'sv' | 'en', key: string) => flat(readLocale(language, 'statistics')).get(key) ?? ''

/** What two months of the year and one before it counted, and how little of it an administrator lets be shown. */
async function served({ statistics, edits }: Stores) {
  for (const [month, count] of [
    ['2023-12', 60],
    ['2024-01', 10],
    ['2024-02', 6],
  ] as const)
    for (let nth = 0; nth < count; nth += 1) await statistics.count({ month, figure: 'open', band: 'under1' })
  const { calendar, delayDays } = defaults.statistics
  const value = { calendar, delayDays, k: 10 }
  await edits.append({ seq: 1, at: 0, by: 1, changes: [{ file: 'settings', key: 'statistics', value }] })
}

/** The numbers of a line of a figure, month by month. */
function rowOf(html: string, line: string, figure: ServiceFigure = 'open') {
  const [, part = ''] = html.split(`<b>${words('sv', `serviceFigure.${figure}`)}</b>`)
  const [, row = ''] = part.split(`<th scope="row">${line}</th>`)
  return [...(row.split('</tr>')[0] ?? '').matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell?.replace('&lt;', '<'))
}

async function yearly(folder: string, ...options: string[]) {
  const env = { ...process.env, DATA_DIR: `${folder}/data`, KEY_DIR: `${folder}/keys` }
  const command = spawn(process.execPath, ['bot/launch.mjs', 'bot/commands/yearly.ts', ...options], { cwd: root, env })
  const ended = new Promise<number | null>((resolve) => command.on('close', resolve))
  const [output, errors, code] = await Promise.all([text(command.stdout), text(command.stderr), ended])
  return { output, errors, code }
}

const release = {
  version: 1,
  period: '2024',
  madeOn: '2025-02-15',
  definition: 'GBG-2019',
  rules: 'screen-1.0',
  knownElsewhere: 0,
  figures: {
    k: 5,
    base: 5,
    themes: [
      { id: 'needs', dimensions: { gender: { levels: [[['woman'], ['man'], ['other', 'notKnown', 'declined']]] } } },
    ],
    tables: [{ by: {}, cells: [{ count: 250 }] }],
    refused: [['gender']],
  },
}

test('the report says what was released, in words, and what cannot be shown; a changed number is refused', {
  timeout: 60_000,
}, async () => {
  const folder = temporaryFolder()
  const stores = openEmbeddedStores({ data: `${folder}/data`, keys: `${folder}/keys` })
  const released = JSON.stringify(release)
  const signature = openReleaseSigner(`${folder}/keys`).sign(released)
  await stores.statistics.freeze({ period: '2024', text: released, signature })
  await stores.statistics.freeze({ period: '2025', text: released.replace('250', '255'), signature })
  await served(stores)
  await stores.close()

  const { output, code } = await yearly(folder, '--period', '2024')
  expect(code).toBe(0)
  expect(output).toMatch(/^<!doctype html>\n<html lang="sv">/)
  expect(output).toContain('Helåret 2024')
  expect(output).toContain('<p class="total">250</p>')
  expect(output).toContain('kan inte visas')
  expect(output).toContain('Tabellen visar kontakter, inte personer.')
  for (const figure of serviceFigures) {
    expect(output).toContain(`<b>${words('sv', `serviceFigure.${figure}`)}</b>`)
    expect(output).toContain(words('sv', `serviceDefinition.${figure}`))
  }
  // Of the year alone; January's ten are enough to be shown, February's six are not where an administrator has said ten.
  expect(rowOf(output, 'Inom 1 minut')).toEqual(['100 %', '–'])
  expect(rowOf(output, 'Antal, avrundat', 'answered')).toEqual(['10', '<10'])
  expect((await yearly(folder, '--period', '2024', '--language', 'en')).output).toContain('The year 2024')
  expect(await yearly(folder)).toMatchObject({ code: 1, output: '', errors: expect.stringMatching(/signature/) })
  expect(await yearly(folder, '--period', '2020')).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/No such period/),
  })
})
