import type { Release } from '../release.ts'
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
  const most = Math.max(...published.cells.map(countOf), 1)
  const rows = published.cells.map((cell) => {
    const groups = dimensions.map((name) => `<td>${safe(words.group(name, codesIn(cell, name)))}</td>`).join('')
    const count = countOf(cell)
    const bar = `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round((count / most) * 100)}" height="8"/></svg>`
    return `<tr>${groups}<td class="bar">${bar}</td><td class="count">${count}</td></tr>`
  })
  return `<section>${head}<table>${rows.join('')}</table></section>`
}

const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const style = `
body{font:16px/1.45 system-ui,sans-serif;color:#17212b;max-width:76rem;margin:2rem auto;padding:0 1.25rem}
h1{font-size:1.75rem;margin:0 0 .25rem}h2{font-size:1.05rem;margin:0}.soft{color:#4a5661;font-size:.9rem;margin:.15rem 0 .6rem}
main{columns:22rem;column-gap:2rem;margin-top:1.5rem}section{break-inside:avoid;margin-bottom:1.5rem;border-top:1px solid #d8d1c6;padding-top:.6rem}
table{width:100%;border-collapse:collapse;font-size:.9rem}td{padding:.15rem .4rem .15rem 0;vertical-align:middle}
.bar{width:40%}.bar svg{width:100%;height:.8rem;display:block}.bar rect{fill:#0c5a54}.count{text-align:right;font-weight:600;font-variant-numeric:tabular-nums}
.none{color:#4a5661;background:repeating-linear-gradient(135deg,#efeae2 0 6px,transparent 6px 12px);padding:.15rem .6rem;width:max-content}
footer{border-top:1px solid #d8d1c6;margin-top:1rem;padding-top:1rem;color:#4a5661;font-size:.85rem;max-width:80ch}
@page{size:A4;margin:14mm}@media print{body{font-size:10pt;margin:0;padding:0;print-color-adjust:exact}}`
