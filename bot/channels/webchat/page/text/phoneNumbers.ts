/** `at` is where the part begins in the text; `call` is the number to dial. */
export type TextPart = { at: number; text: string; call?: string }

/** Short public numbers, and Swedish numbers with an area code. Dates, times and amounts are left alone. */
const number = /(?<![\d-])(?:112|113 13|114 14|1177|116 \d{3}|90 ?101|0\d{1,3}[-–]\d[\d ]{4,9}\d)(?![\d-])/g

/** Cuts a text where a telephone number stands, so that the number can be a link. */
export function splitNumbers(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(number)) {
    if (match.index > end) parts.push({ at: end, text: text.slice(end, match.index) })
    parts.push({ at: match.index, text: match[0], call: match[0].replace(/\D/g, '') })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end) })
  return parts
}
