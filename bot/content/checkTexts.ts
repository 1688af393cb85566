import type { ContentFile, Path, Problem } from './contentFile.ts'

/** `{name}` of a text, in the order of the alphabet. */
export const parametersOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted()

/** 112 is the law's; every other number is a setting, so that no text is wrong because it changed. */
const telephoneNumber = /(?<![\d.:–-])(?:0\d{1,3}[ -]\d[\d ]{3,}\d|\d{3} \d{2,3}|\d{5,}|1177)(?!\d|[.:–-]\d)/g

/** Telephone numbers that are written out. */
export const numbersIn = (text: string): string[] => text.match(telephoneNumber) ?? []

export const writtenOut = (numbers: readonly string[]) => ({ numbers: numbers.join(', '), example: '{police}' })

/** Plural forms differ from language to language; the text they are of is one. */
const withoutForm = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')

interface Text {
  path: Path
  text: string
}

/** Texts of a file by key, those of one plural together. */
function textsOf(value: unknown, path: Path = [], found = new Map<string, Text[]>()): Map<string, Text[]> {
  if (typeof value === 'string') {
    const key = withoutForm(path.join('.'))
    found.set(key, [...(found.get(key) ?? []), { path, text: value }])
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) textsOf(inner, [...path, name], found)
  }
  return found
}

/** A file of texts against the same file in Swedish: the same keys, each with the same parameters. */
export function checkTexts(source: ContentFile, file: ContentFile): Problem[] {
  const [wanted, written] = [textsOf(source.value), textsOf(file.value)]
  const missing = [...wanted.keys()].filter((key) => !written.has(key))
  const unknown = [...written].filter(([key]) => !wanted.has(key)).flatMap(([, texts]) => texts)
  return [
    ...missing.map((key) => file.problemAt([], 'missingText', { key })),
    ...unknown.map(({ path }) => file.problemAt(path, 'unknownText', { key: path.join('.') })),
    ...[...written].flatMap(([key, texts]) => {
      const parameters = new Set((wanted.get(key) ?? []).flatMap(({ text }) => parametersOf(text)))
      return texts.flatMap((one) => checkText(file, one, parameters))
    }),
  ]
}

function checkText(file: ContentFile, { path, text }: Text, wanted: ReadonlySet<string>): Problem[] {
  if (text.trim() === '') return [file.problemAt(path, 'emptyText')]
  const numbers = numbersIn(text)
  if (numbers.length > 0) return [file.problemAt(path, 'writtenOut', writtenOut(numbers))]
  const own = parametersOf(text)
  // A form for exactly one or none may leave the number out.
  const mayBeLeftOut = /_(zero|one|two)$/.test(String(path.at(-1)))
  const missing = [...wanted].filter((name) => !own.includes(name) && !mayBeLeftOut)
  const unknown = own.filter((name) => !wanted.has(name))
  return [
    ...missing.map((name) => file.problemAt(path, 'missingParameter', { parameter: name })),
    ...unknown.map((name) => file.problemAt(path, 'unknownParameter', { parameter: name })),
  ]
}
