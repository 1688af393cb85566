import { toCsv } from '../../shared/statistics/export/csv.ts'
import { toReport } from '../../shared/statistics/export/html.ts'
import { toRegister } from '../../shared/statistics/export/json.ts'
import type { ServicePart } from '../../shared/statistics/export/serviceTables.ts'
import { toXlsx } from '../../shared/statistics/export/xlsx.ts'
import type { Release } from '../../shared/statistics/release.ts'
import { type Districts, exportWords, periodName } from '../../shared/statistics/words.ts'
import { Button } from '../views/Button.tsx'
import { useConsole } from '../views/useConsole.ts'
import { statisticsWords } from './words.ts'

const kinds = {
  csv: { type: 'text/csv', write: toCsv },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: toXlsx },
  json: { type: 'application/json', write: toRegister },
} as const

interface Props {
  release: Release
  districts: Districts
  service: ServicePart
}

/** Files of what is on the page; made here, from released numbers and service figures, and nothing is asked of the server. */
export function Exports({ release, districts, service }: Props) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const saveAs = (kind: keyof typeof kinds) => {
    const { type, write } = kinds[kind]
    save(write(release, exportWords(words, release, districts)), type, kind)
  }
  const save = (content: string | Uint8Array, type: string, kind: string) => {
    const address = URL.createObjectURL(new Blob([content as BlobPart], { type }))
    const $link = Object.assign(document.createElement('a'), { href: address, download: `${release.period}.${kind}` })
    $link.click()
    URL.revokeObjectURL(address)
  }
  const report = () => {
    const { k, base } = release.figures
    return toReport(release, exportWords(words, release, districts), {
      language: words.language,
      title: `${words.t('page.title')} · ${periodName(words, release.period)}`,
      made: `${words.t('page.made', { date: release.madeOn })}.`,
      intro: words.t('page.intro', { base, k }),
      service,
    })
  }
  return (
    <fieldset className="exports">
      <legend>{words.t('page.exports')}</legend>
      {(['csv', 'xlsx', 'json'] as const).map((kind) => (
        <Button key={kind} onPress={() => saveAs(kind)}>
          {words.t(`export.${kind}`)}
        </Button>
      ))}
      <Button onPress={() => save(report(), 'text/html', 'html')}>{words.t('export.report')}</Button>
    </fieldset>
  )
}
