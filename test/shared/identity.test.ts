import { expect, test } from 'vitest'
import { createFindNames } from '../../bot/domain/guardedNames.ts'
import { readLocale } from '../../bot/text/readLocale.ts'
import { findIdentity, withoutMarked } from '../../shared/identity.ts'
import { languages } from '../../shared/languages.ts'
import { randomFrom } from '../faults/random.ts'

const random = randomFrom(7)
const below = (most: number) => random.between(0, most - 1)
const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('')
const two = (number: number) => String(number).padStart(2, '0')
const one = random.oneOf

const around = [
  (it: string) => it,
  (it: string) => `hej, mitt nummer är ${it}`,
  (it: string) => `${it}. Kan ni hjälpa mig?`,
  (it: string) => `jag är född 19 maj och heter inget, ${it} är det`,
  (it: string) => `skriv till (${it}) tack`,
  (it: string) => `رقمي ${it} من فضلك`,
  (it: string) => `my number:${it}`,
]

/** With and without century, hyphen and spaces; also co-ordination numbers. The last digit is not always right. */
function personalNumber(): string {
  const day = 1 + below(28) + (below(4) === 0 ? 60 : 0)
  const [year, month] = [1940 + below(80), two(1 + below(12))]
  const [short, last] = [`${two(year % 100)}${month}${two(day)}`, digits(4)]
  const full = below(2) === 0 ? `${Math.floor(year / 100)}${short}` : short
  return one([
    `${full}-${last}`,
    `${full}${last}`,
    `${full} ${last}`,
    `${full} - ${last}`,
    `${full}+${last}`,
    `${full.slice(0, -4)} ${month} ${two(day)} ${last}`,
    `${full.slice(0, -4)}-${month}-${two(day)}-${last}`,
    `${full.slice(0, -4)}.${month}.${two(day)} ${last.slice(0, 2)} ${last.slice(2)}`,
    [...full, ...last].join(' '),
    asArabic(`${full}-${last}`),
  ])
}

const asArabic = (text: string) => text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? digit)

/** In series set aside for fiction. */
function telephone(): string {
  const number = one([`070174 06 ${two(5 + below(90))}`, `031390 06 ${two(below(90))}`, '08465 004 12'])
  const plain = number.replaceAll(' ', '')
  const area = number.startsWith('08') ? 2 : 3
  return one([
    plain,
    `${plain.slice(0, area)}-${number.slice(area)}`,
    `${plain.slice(0, area)} ${number.slice(area)}`,
    `${plain.slice(0, area)}/${plain.slice(area)}`,
    `+46${plain.slice(1)}`,
    `+46 ${plain.slice(1, area)} ${number.slice(area)}`,
    `+46 (0)${plain.slice(1, area)} ${number.slice(area)}`,
    `0046${plain.slice(1)}`,
    [...plain].join(' '),
    asArabic(plain),
  ])
}

const others: readonly (() => string)[] = [
  () => one(['a.b@example.com', 'nils_9@exempel.se', 'nils (at) exempel.se', 'nils snabel-a exempel punkt se']),
  () =>
    one(['Storgatan 5', 'storgatan 12b', 'Kungsportsavenyn 3', 'Södra vägen 14', 'Linnégatan 7 B', 'شارع النور 14']),
  () => one(['ABC 123', 'abc123', 'ABC12D', 'ABC-123']),
  () => one(['412 56 Göteborg', '41256 Göteborg']),
]

test('at least 98 of 100 personal numbers and telephone numbers are noticed, and not a digit of them is left', () => {
  const samples = Array.from({ length: 1000 }, (_, nth) => (nth % 2 === 0 ? personalNumber() : telephone()))
  const missed = samples.filter((sample) => {
    const text = one(around)(sample)
    const left = withoutMarked(text, findIdentity(text)).replace('19 maj', '')
    return /[\d٠-٩]/.test(left)
  })
  expect(missed.length / samples.length, missed.slice(0, 10).join(' | ')).toBeLessThanOrEqual(0.02)
})

test('addresses, plates and e-mail are noticed', () => {
  const samples = Array.from({ length: 200 }, (_, nth) => one(others.slice(nth % 4, (nth % 4) + 1))())
  expect(samples.filter((sample) => findIdentity(`jag bor ${sample} nu`).length === 0)).toEqual([])
})

test('what people ask and what we answer hides nobody, and sets off almost nothing', () => {
  const harmless = languages.flatMap((language) => {
    const topics = readLocale(language, 'topics') as { phrasings: string[] }[]
    return topics.flatMap(({ phrasings }) => phrasings)
  })
  const plain = [
    'jag är 17 år och har varit med sedan 2019',
    'det hände 2024-10-15 klockan 22.30',
    'ni har öppet 09.00–15.00, eller hur? 08.00-17.00?',
    'ring 112 eller 114 14, Bris har 116 111 och ni 020-50 80 80',
    'jag är skyldig 50 000 kr, kanske 1 200 000',
    'den 5 maj 2025 var vi 12 personer på väg 40',
    'jag har 3 barn, 2 bilar och bor på plan 4',
  ]
  expect(harmless.length).toBeGreaterThan(1000)
  expect(plain.filter((text) => findIdentity(text).length > 0)).toEqual([])
  const alarmed = harmless.filter((text) => findIdentity(text).length > 0)
  expect(alarmed.length / harmless.length, alarmed.join(' | ')).toBeLessThan(0.002)
})

test('a return code is noticed however it is typed, and is no personal number', () => {
  const words = ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio']
  for (let nth = 0; nth < 200; nth++) {
    const code = digits(16)
    const typed = one([
      code,
      code.replace(/(.{4})/g, '$1 ').trim(),
      code.replace(/(.{4})(?!$)/g, '$1-'),
      [...code].join(' '),
      [...code].map((digit) => words[Number(digit)]).join(' '),
      asArabic(code),
    ])
    const text = one(around.slice(1, 3))(typed)
    const marks = findIdentity(text)
    expect(
      marks.map(({ what }) => what),
      text,
    ).toEqual(['code'])
    expect(withoutMarked(text, marks)).not.toContain(typed)
  }
})

test('names on the list of staff are found as whole words, and nothing is found with an empty list', () => {
  let listed: readonly string[] = ['Räven', 'Norra Gänget', 'a.b']
  const find = createFindNames(() => listed)
  const found = (text: string) => find(text).map(({ at, length }) => text.slice(at, at + length))
  expect(found('RÄVENS kusin i norra  gänget')).toEqual(['RÄVENS', 'norra  gänget'])
  expect(found('ravenen rävenskinn acb')).toEqual([])
  listed = []
  expect(found('Räven')).toEqual([])
})
