import type { Cell, Release } from '../release.ts'
import { codesIn, countOf, type LadderTable, ladderTables } from '../tables.ts'
import type { ExportWords } from './rows.ts'
import type { FigureLines, ServicePart } from './serviceTables.ts'

export interface ReportTexts {
  language: string
  title: string
  /** "Släppt …, godkänt av två personer." */
  made: string
  intro: string
  /** How the line served in the months of the period. */
  service: ServicePart
}

/** The yearly report for the board: one file that needs no other, to be read, printed or saved as PDF by a browser. */
export function toReport(release: Release, words: ExportWords, texts: ReportTexts): string {
  const tables = ladderTables(release.figures).map((table) => sectionOf(table, words))
  return `<!doctype html>
<html lang="${texts.language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${safe(texts.title)}</title>
<style>${style}</style>
<h1>${safe(texts.title)}</h1>
<p class="soft">${safe(texts.made)} ${safe(texts.intro)}</p>
<main>
${tables.join('\n')}
</main>
<footer>${safe(words.footer)}</footer>
${serviceOf(texts.service)}
</html>
`
}

function sectionOf({ dimensions, published }: LadderTable, words: ExportWords) {
  const names = dimensions.length === 0 ? ['total'] : dimensions
  const head = `<h2>${safe(names.map(words.dimension).join(' × '))}</h2><p class="soft">${safe(names.map(words.definition).join(' '))}</p>`
  if (!published) return `<section>${head}<p class="none">${safe(words.notShown)}</p></section>`
  const [first] = published.cells
  if (dimensions.length === 0 && first) return `<section>${head}<p class="total">${countOf(first)}</p></section>`
  return `<section>${head}<table>${rowsOf(published.cells, dimensions, words).join('')}</table></section>`
}

function rowsOf(cells: readonly Cell[], dimensions: readonly string[], words: ExportWords) {
  const most = Math.max(...cells.map(countOf), 1)
  const [outer = '', inner] = dimensions
  const sharing = (one: Cell) => cells.filter((cell) => `${cell[outer]}` === `${one[outer]}`)
  const name = (dimension: string, cell: Cell) => safe(words.group(dimension, codesIn(cell, dimension)))
  return cells.map((cell) => {
    const together = sharing(cell)
    // Of two dimensions the first is said once for all its rows.
    const group =
      inner === undefined
        ? `<th scope="row">${name(outer, cell)}</th>`
        : (together[0] === cell ? `<th scope="rowgroup" rowspan="${together.length}">${name(outer, cell)}</th>` : '') +
          `<th scope="row">${name(inner, cell)}</th>`
    const share = Math.round((countOf(cell) / most) * 100)
    const bar = `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${share}" height="8"/></svg>`
    const begins = inner !== undefined && together[0] === cell ? ' class="begins"' : ''
    return `<tr${begins}>${group}<td class="bar">${bar}</td><td class="count">${countOf(cell)}</td></tr>`
  })
}

function serviceOf({ title, intro, months, tables }: ServicePart) {
  const heads = months.map((month) => `<th scope="col">${safe(month)}</th>`).join('')
  const tablesText = tables.map(
    ({ name, figures }) => `<div class="wide" role="region" tabindex="0" aria-label="${safe(name)}"><table>
<caption>${safe(name)}</caption><thead><tr><td></td>${heads}</tr></thead>
${figures.map((figure) => figureOf(figure, months.length)).join('\n')}
</table></div>`,
  )
  return `<section class="service"><h2>${safe(title)}</h2><p class="soft">${safe(intro)}</p>
${tablesText.join('\n')}
</section>`
}

/** Its definition stands over its numbers. */
function figureOf({ name, definition, lines }: FigureLines, months: number) {
  const rows = lines.map(({ name, isMiss, cells }) => {
    const numbers = cells.map((cell) => `<td>${safe(cell)}</td>`).join('')
    return `<tr${isMiss ? ' class="miss"' : ''}><th scope="row">${safe(name)}</th>${numbers}</tr>`
  })
  const head = `<tr><th scope="rowgroup" colspan="${months + 1}"><span><b>${safe(name)}</b> ${safe(definition)}</span></th></tr>`
  return `<tbody>${head}${rows.join('')}</tbody>`
}

const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const style = `
body{font:16px/1.45 system-ui,sans-serif;color:#17212b;max-width:76rem;margin:2rem auto;padding:0 1.25rem}
h1{font-size:1.75rem;margin:0 0 .25rem}h2{font-size:1.05rem;margin:0}.soft{color:#4a5661;font-size:.9rem;margin:.15rem 0 .6rem}
main{columns:22rem;column-gap:2rem;margin-top:1.5rem}section{break-inside:avoid;margin-bottom:1.5rem;border-top:1px solid #d8d1c6;padding-top:.6rem}
table{width:100%;border-collapse:collapse;font-size:.9rem}td,th{padding:.15rem .4rem .15rem 0;vertical-align:middle;text-align:left;font-weight:400}
th[rowspan]{vertical-align:top;font-weight:600;width:28%}.begins>*{border-top:1px solid #ece6dc}.total{font-size:2rem;font-weight:600;margin:0;font-variant-numeric:tabular-nums}
.bar{width:36%}.bar svg{width:100%;height:.8rem;display:block}.bar rect{fill:#0c5a54}.count{text-align:right;font-weight:600;font-variant-numeric:tabular-nums}
.none{color:#4a5661;background:repeating-linear-gradient(135deg,#efeae2 0 6px,transparent 6px 12px);padding:.15rem .6rem;width:max-content}
.service{break-inside:auto;margin-top:2rem}.service h2{font-size:1.35rem}.wide{overflow-x:auto}
.service caption{text-align:left;font-weight:600;font-size:1.05rem;padding:.9rem 0 .2rem}.service thead th{vertical-align:bottom}
.service td,.service thead th{text-align:right;padding-right:0;padding-left:.5rem;font-variant-numeric:tabular-nums;min-width:3rem}
.service tbody{break-inside:avoid}.service th[scope=row]{min-width:11rem;padding-left:.75rem}
.service th[scope=rowgroup]{color:#4a5661;font-size:.85rem;padding-top:.6rem;border-top:1px solid #ece6dc}.service b{color:#17212b;margin-right:.4rem}
.service th[scope=row]{position:sticky;left:0;background:#fff}.service th>span{position:sticky;left:0;display:inline-block;max-width:calc(100vw - 2.5rem)}
.miss>*{color:#8a3b00}
@media(min-width:60rem){.service table{table-layout:fixed}.service thead td{width:12rem}}
footer{border-top:1px solid #d8d1c6;margin-top:1rem;padding-top:1rem;color:#4a5661;font-size:.85rem;max-width:80ch}
@page{size:A4;margin:7mm}
@media print{html,body{font-size:7pt;line-height:1.15}body{margin:0;padding:0;max-width:none;print-color-adjust:exact}
main{columns:4;column-gap:1.25rem;margin-top:.5rem}section{margin-bottom:.5rem;padding-top:.2rem}.soft{margin:0 0 .2rem}
table{font-size:7pt}td,th{padding:0 .25rem 0 0}.bar{width:22%}.total{font-size:1.5rem}
.service{break-before:page;margin:0;padding:0;border:0}.service table{font-size:7pt;table-layout:fixed}.service thead td{width:13%}.service caption{padding:.35rem 0 0}.wide{overflow:visible}.service th>span{max-width:none}
.service td,.service thead th{padding-left:.15rem;min-width:0}.service th[scope=row]{min-width:0}.service th[scope=rowgroup]{font-size:7pt;padding-top:.15rem}}`
