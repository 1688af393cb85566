/** A part of a text that can give somebody away, by where it stands in the text. `code` is a return code, which is never sent. */
export interface Mark {
  at: number
  length: number
  what: 'code' | 'personal' | 'name'
}

/** What stands where something was removed. */
export const removed = '•••'

/**
 * Personal numbers, telephone numbers, street addresses, number plates, e-mail addresses and return codes in a text, in order
 * and without overlap. One too many costs the visitor a press; one missed may cost more (requirements.md R7.3, R1.8).
 */
export function findIdentity(text: string): Mark[] {
  const plain = withPlainDigits(text)
  const patterned = patterns.flatMap((pattern) => [...plain.matchAll(pattern)].map(markOf))
  return inOrder([...digitRuns(plain).flatMap(marksInRun), ...patterned])
}

/** In order and without overlap, the weightiest first where two meet. */
export function inOrder(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = []
  for (const mark of [...marks].sort((a, b) => weight(b) - weight(a))) {
    if (!kept.some((other) => mark.at < other.at + other.length && other.at < mark.at + mark.length)) kept.push(mark)
  }
  return kept.sort((a, b) => a.at - b.at)
}

/** The text with every marked part taken out. */
export const withoutMarked = (text: string, marks: readonly Mark[]): string =>
  [...marks].reverse().reduce((left, { at, length }) => left.slice(0, at) + removed + left.slice(at + length), text)

const weight = ({ what, length }: Mark) => length + (what === 'code' ? 1000 : 0)

const markOf = ({ 0: found, 1: before = '', index = 0 }: RegExpMatchArray): Mark => ({
  at: index + before.length,
  length: found.length - before.length,
  what: 'personal',
})

const street =
  'gatan|gata|vägen|väg|gränden|gränd|stigen|stig|torget|torg|backen|allén|allé|platsen|liden|leden|svängen|kroken|gården|' +
  'stråket|esplanaden|avenyn|street|road|lane|avenue'

// The first group is what stands before. A lookbehind would say it better, and keep the whole script from telephones
// whose browser knows none (Safari before 16.4).
const patterns: readonly RegExp[] = [
  /(^|[^\p{L}\d._%+-])[\p{L}\d._%+-]+\s?(?:@|\(at\)|\[at\]|\bsnabel-?a\b)\s?[\p{L}\d-]+(?:\s?(?:\.|\bpunkt\b)\s?[\p{L}\d-]+)+/giu,
  // A name of a street and its number; "på väg 40" is a road.
  new RegExp(`(^|[^\\p{L}])\\p{L}{2,}(?:${street})\\s+\\d{1,4}(?:\\s?[a-h]\\b)?`, 'giu'),
  new RegExp(`(^|[^\\p{L}])\\p{Lu}\\p{L}+ (?:${street})\\s+\\d{1,4}(?:\\s?[A-Ha-h]\\b)?`, 'gu'),
  /(^|[^\p{L}])(?:شارع|زقاق)\s+\p{L}+(?:\s+\p{L}+)?\s+\d{1,4}/gu,
  /(^|[^\p{L}])(?:waddada|jidka)\s+\p{L}+\s+\d{1,4}/giu,
  // A postal code and its town; short public numbers have no town behind them.
  /(^|[^\d-])(?!113 13|114 14)[1-9]\d{2} ?\d{2}\s+\p{Lu}\p{L}{2,}/gu,
  // A plate stands in capitals, or in one word.
  /(^|[^\p{L}\d])(?:[A-HJ-PR-UW-Z]{3}[ -]?(?!112)\d{2}[A-HJ-NPR-UW-Z\d]|[a-hj-pr-uw-z]{3}\d{2}[a-hj-npr-uw-z\d])(?![\p{L}\d])/gu,
]

/** Digits that stand together, each group with what it is made of. */
interface Group {
  at: number
  end: number
  digits: string
  /** What stands right before it makes it international. */
  plus: boolean
}

const spelled = ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio']
const spelledInEnglish = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const digitOf = new Map([
  ...[...spelled, ...spelledInEnglish].map((word, nth) => [word, String(nth % 10)] as const),
  ['nolla', '0'] as const,
  ['en', '1'] as const,
])
const group = /\d+|\p{L}+/gu
/** What may stand between two groups of one number. */
const joint = /^[\s\-–—+.,/()_]{0,4}$/u
const mostGroups = 24
/** "08.00–17.00" begins like a telephone number. */
const hours = /^(?:[01]?\d|2[0-3])[.:]\d\d\s*[-–]\s*(?:[01]?\d|2[0-3])[.:]\d\d$/

function digitRuns(text: string): { text: string; groups: Group[] }[] {
  const runs: { text: string; groups: Group[] }[] = []
  for (const { 0: found, index } of text.matchAll(group)) {
    const digits = /\d/.test(found) ? found : digitOf.get(found.toLowerCase())
    if (digits === undefined) continue
    const next: Group = { at: index, end: index + found.length, digits, plus: text[index - 1] === '+' }
    const last = runs.at(-1)?.groups.at(-1)
    if (last && joint.test(text.slice(last.end, index))) runs.at(-1)?.groups.push(next)
    else runs.push({ text, groups: [next] })
  }
  return runs
}

/** Every stretch of neighbouring groups may be a number of its own: "12 maj 070…" and "112 070…" are two. */
function marksInRun({ text, groups }: { text: string; groups: readonly Group[] }): Mark[] {
  const marks: Mark[] = []
  for (let from = 0; from < groups.length; from++) {
    let digits = ''
    for (let to = from; to < Math.min(groups.length, from + mostGroups); to++) {
      const [first, last] = [groups[from], groups[to]]
      if (!first || !last) continue
      digits += last.digits
      const what = kindOf(digits, first.plus)
      const at = first.plus ? first.at - 1 : first.at
      if (what && !hours.test(text.slice(at, last.end))) marks.push({ at, length: last.end - at, what })
    }
  }
  return marks
}

function kindOf(digits: string, plus: boolean): Mark['what'] | undefined {
  if (digits.length === 16) return 'code'
  return isPersonalNumber(digits) || isTelephone(digits, plus) ? 'personal' : undefined
}

/** Also a co-ordination number (day + 60); without its last digits counted, for they are often written wrong. */
function isPersonalNumber(digits: string): boolean {
  if (digits.length === 12 && !/^(?:18|19|20)/.test(digits)) return false
  if (digits.length !== 10 && digits.length !== 12) return false
  const [month, day] = [Number(digits.slice(-8, -6)), Number(digits.slice(-6, -4))]
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91))
}

/** Numbers that cost the caller nothing belong to helplines and to us. */
const freeNumber = /^(?:020|0771|116)/

function isTelephone(digits: string, plus: boolean): boolean {
  const { length } = digits
  if (plus || digits.startsWith('00')) return length >= 8 && length <= 15
  if (freeNumber.test(digits)) return false
  return /^0[1-9]/.test(digits) ? length >= 8 && length <= 11 : /^7[02369]/.test(digits) && length === 9
}

/** Arabic and Persian digits as the same digits of ours, so that every place in the text stays where it is. */
const withPlainDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.charCodeAt(0) & 0xf) % 10))
