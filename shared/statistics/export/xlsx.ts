import type { Release } from '../release.ts'
import { dictionaryRows, type ExportWords, figureRows, type Row } from './rows.ts'
import { zip } from './zip.ts'

/** A workbook of two sheets, numbers as numbers (ECMA-376, the least a reader needs). */
export function toXlsx(release: Release, words: ExportWords): Uint8Array {
  const sheets = [
    { name: words.heading('figures'), rows: figureRows(release, words) },
    { name: words.heading('dictionary'), rows: dictionaryRows(release, words) },
  ]
  return zip({
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/>${sheets.map((_, nth) => `<Override PartName="/xl/worksheets/sheet${nth + 1}.xml" ContentType="${main}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relations([`Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"`]),
    'xl/workbook.xml': `${head}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, nth) => `<sheet name="${escaped(name)}" sheetId="${nth + 1}" r:id="r${nth + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, nth) => `Id="r${nth + 1}" Type="${office}/worksheet" Target="worksheets/sheet${nth + 1}.xml"`),
    ),
    ...Object.fromEntries(sheets.map(({ rows }, nth) => [`xl/worksheets/sheet${nth + 1}.xml`, sheetOf(rows)])),
  })
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const schemas = 'http://schemas.openxmlformats.org'
const packages = `${schemas}/package/2006`
const office = `${schemas}/officeDocument/2006/relationships`
const spreadsheet = `${schemas}/spreadsheetml/2006/main`
const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const relations = (all: readonly string[]) =>
  `${head}<Relationships xmlns="${packages}/relationships">${all.map((one) => `<Relationship ${one}/>`).join('')}</Relationships>`

const sheetOf = (rows: readonly Row[]) =>
  `${head}<worksheet xmlns="${spreadsheet}"><sheetData>${rows.map((row) => `<row>${row.map(cellOf).join('')}</row>`).join('')}</sheetData></worksheet>`

const cellOf = (value: string | number) =>
  typeof value === 'number'
    ? `<c><v>${value}</v></c>`
    : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
