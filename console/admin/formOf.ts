import { z } from 'zod'
import { settingsSchema } from '../../shared/settings.ts'
import type { Value } from './state.ts'

/** The form of a setting, as JSON Schema says it. */
export interface Form {
  type?: string
  enum?: string[]
  format?: string
  properties?: Record<string, Form>
  required?: string[]
  items?: Form
  prefixItems?: Form[]
  default?: Value
  const?: string | number
  anyOf?: Form[]
}

const whole = z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' }) as Form

/** Every group of settings by its name: a new one in the schema is a new one here. */
export const settingsForm: Readonly<Record<string, Form>> = whole.properties ?? {}

/** What a new one of a list begins as. */
export function emptyOf({ type, enum: codes, properties, prefixItems, default: byDefault }: Form): Value {
  if (byDefault !== undefined) return byDefault
  if (prefixItems) return prefixItems.map(emptyOf)
  if (type === 'object')
    return Object.fromEntries(Object.entries(properties ?? {}).map(([name, form]) => [name, emptyOf(form)]))
  if (type === 'array') return []
  if (type === 'boolean') return false
  if (type === 'number' || type === 'integer') return 0
  return codes?.[0] ?? ''
}

/** What may be chosen, where it is one of a few. */
export const choicesOf = ({ enum: codes, anyOf }: Form): (string | number)[] | undefined =>
  codes ?? anyOf?.flatMap((form) => form.const ?? [])

/** From and to: two times that are shown on one line. */
export const isPair = ({ prefixItems }: Form) => prefixItems?.length === 2
