import type { Cell, Release } from '../release.ts'
import { codesIn, countOf, type LadderTable, ladderTables } from '../tables.ts'
import type { ExportWords } from './rows.ts'

export interface ReportTexts {
  language: string
  title: string
  /** "Släppt …, godkänt av två personer." */
  made: string
  intro: string
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

const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const style = `
body{font:16px/1.45 system-ui,sans-serif;color:#17212b;max-width:76rem;margin:2rem auto;padding:0 1.25rem}
h1{font-size:1.75rem;margin:0 0 .25rem}h2{font-size:1.05rem;margin:0}.soft{color:#4a5661;font-size:.9rem;margin:.15rem 0 .6rem}
main{columns:22rem;column-gap:2rem;margin-top:1.5rem}section{break-inside:avoid;margin-bottom:1.5rem;border-top:1px solid #d8d1c6;padding-top:.6rem}
table{width:100%;border-collapse:collapse;font-size:.9rem}td,th{padding:.15rem .4rem .15rem 0;vertical-align:middle;text-align:left;font-weight:400}
th[rowspan]{vertical-align:top;font-weight:600;width:28%}.begins>*{border-top:1px solid #ece6dc}.total{font-size:2rem;font-weight:600;margin:0;font-variant-numeric:tabular-nums}
.bar{width:36%}.bar svg{width:100%;height:.8rem;display:block}.bar rect{fill:#0c5a54}.count{text-align:right;font-weight:600;font-variant-numeric:tabular-nums}
.none{color:#4a5661;background:repeating-linear-gradient(135deg,#efeae2 0 6px,transparent 6px 12px);padding:.15rem .6rem;width:max-content}
footer{border-top:1px solid #d8d1c6;margin-top:1rem;padding-top:1rem;color:#4a5661;font-size:.85rem;max-width:80ch}
@page{size:A4;margin:14mm}@media print{body{font-size:10pt;margin:0;padding:0;print-color-adjust:exact}}`
