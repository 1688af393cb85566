/** `at` is where the part begins in the text; `call` is the number to dial. */
export type TextPart = { at: number; text: string; call?: string }

/** Short public numbers, and Swedish numbers with an area code. Dates, times and amounts are left alone. */
const number = /(^|[^\d-])(112|113 13|114 14|1177|116 \d{3}|90 ?101|0\d{1,3}[-–]\d[\d ]{4,9}\d)(?![\d-])/g

/** Cuts a text where a telephone number stands, so that the number can be a link. */
export function splitNumbers(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const { 1: before = '', 2: digits = '', index } of text.matchAll(number)) {
    const at = index + before.length
    if (at > end) parts.push({ at: end, text: text.slice(end, at) })
    parts.push({ at, text: digits, call: digits.replace(/\D/g, '') })
    end = at + digits.length
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end) })
  return parts
}
