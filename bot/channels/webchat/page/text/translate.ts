import type { PageWords } from '../../../../../shared/wire/visitor.ts'

// oxlint-disable-next-line typescript/consistent-type-imports -- an import of types alone takes no attribute, and JSON needs one
type Swedish = typeof import('../../../../../locales/sv/page.json')
type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type WithoutForm<Key> = Key extends `${infer Stem}_${Form}` ? Stem : Key

/** Every text that the page itself says; what the bot and staff say comes from the server in words. */
export type TextKey = WithoutForm<keyof Swedish>
export type Translate = (key: TextKey, parameters?: Readonly<Record<string, string | number>>) => string

/** A text with a `count` is taken in the form that the language has for that number. */
export function translator({ language, texts }: Pick<PageWords, 'language' | 'texts'>): Translate {
  const forms = new Intl.PluralRules(language)
  return (key, parameters = {}) => {
    const { count } = parameters
    const counted = typeof count === 'number' ? [`${key}_${forms.select(count)}`, `${key}_other`] : []
    const found = [...counted, key].find((one) => texts[one] !== undefined) ?? key
    return (texts[found] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole))
  }
}
