import fc, { type Arbitrary } from 'fast-check'
import { type ZodType, z } from 'zod'

interface Schema {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  items?: Schema
  prefixItems?: Schema[]
  minItems?: number
  maxItems?: number
}

/** Values that a schema takes, so that a test knows an event it has never heard of. */
export const fromSchema = (schema: ZodType): Arbitrary<unknown> =>
  arbitraryOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema).filter(
    (value) => schema.safeParse(value).success,
  )

function arbitraryOf(schema: Schema): Arbitrary<unknown> {
  const { anyOf, oneOf, allOf } = schema
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const either = anyOf ?? oneOf
  if (either) return fc.oneof(...either.map(arbitraryOf))
  if (allOf) return arbitraryOf(Object.assign({}, ...allOf))
  switch (schema.type) {
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? 0, -1e6), max: Math.min(schema.maximum ?? 100, 1e6) })
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 100, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return schema.prefixItems
        ? fc.tuple(...schema.prefixItems.map(arbitraryOf))
        : fc.array(arbitraryOf(schema.items ?? {}), {
            minLength: schema.minItems ?? 0,
            maxLength: Math.min(schema.maxItems ?? 4, 4),
          })
    case 'object':
      return objectOf(schema)
    default:
      return fc.constantFrom<unknown>('', 'x', 0, null)
  }
}

const textOf = ({ pattern, minLength = 0, maxLength = 40 }: Schema) =>
  pattern ? fc.stringMatching(new RegExp(pattern)) : fc.string({ minLength, maxLength: Math.min(maxLength, 40) })

function objectOf({ properties = {}, required = [], additionalProperties }: Schema) {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, arbitraryOf(field)]))
  if (typeof additionalProperties === 'object' && Object.keys(fields).length === 0) {
    return fc.dictionary(fc.constantFrom('a', 'topic', 'outcome'), arbitraryOf(additionalProperties), { maxKeys: 2 })
  }
  return fc.record(fields, { requiredKeys: required as never[] })
}
