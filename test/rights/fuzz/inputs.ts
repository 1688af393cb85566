import fc from 'fast-check'
import type { RouteRow } from '../../../bot/domain/door.ts'
import { fromAdministration } from '../../../shared/adminWire.ts'
import { providerAnswerSchema, providerBeginSchema } from '../../../shared/provider.ts'
import {
  endSessionSchema,
  enrolSchema,
  nameAndPasswordSchema,
  passwordSignInSchema,
  proofSchema,
  removePasskeySchema,
  setUpCodesSchema,
} from '../../../shared/signIn.ts'
import { fromSchema } from '../../support/fromSchema.ts'
import { fullSize } from '../../support/fullSize.ts'
import { newClientId } from '../../support/openVisitor.ts'

/** So many for each route and each event. */
export const each = fullSize ? 10_000 : 40
export const slow = fullSize ? 3_600_000 : 120_000

/** Names that break programs, beside what a schema knows. */
const nasty = fc.constantFrom<unknown>(
  '__proto__',
  'constructor',
  '../../../etc/passwd',
  '%00',
  "'; DROP TABLE audit; --",
  '\u0000',
  '\ud800',
  '🦆'.repeat(5000),
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  null,
  [],
  {},
  { toString: 1 },
  [[[[[[]]]]]],
)
const anything = fc.oneof(nasty, fc.anything({ maxDepth: 3, withNullPrototype: false }), fc.object({ maxDepth: 2 }))
export const asJson = (value: unknown) => JSON.parse(JSON.stringify(value ?? null)) as unknown

/** Of the right form with one thing of it wrong, or of no form. */
export const nearly = (right: fc.Arbitrary<unknown>) =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(right, fc.nat(), anything).map(([value, nth, other]) => spoiled(value, nth, other)),
    },
    { weight: 1, arbitrary: anything },
  )

function spoiled(value: unknown, nth: number, other: unknown): unknown {
  if (typeof value !== 'object' || value === null) return other
  const names = [...Object.keys(value), 'more']
  return { ...value, [names[nth % names.length] ?? 'more']: other }
}

/** Other ones for each name, and the same ones in every run. */
export const sampled = <Value>(arbitrary: fc.Arbitrary<Value>, name: string): Value[] =>
  fc.sample(arbitrary, { numRuns: each, seed: [...name].reduce((seed, one) => (seed * 31 + one.charCodeAt(0)) | 0, 7) })

/** Hands them to `run`, so many at a time. */
export async function eachOf<Value>(values: readonly Value[], atOnce: number, run: (value: Value) => Promise<void>) {
  const left = values.values()
  const take = async () => {
    for (const value of left) await run(value)
  }
  await Promise.all(Array.from({ length: atOnce }, take))
}

/** What a route reads from a body, where it is known here: near misses of it come beside what is of no form. */
const schemas: Readonly<Record<string, Parameters<typeof fromSchema>[0]>> = {
  ...Object.fromEntries(Object.entries(fromAdministration).map(([name, schema]) => [`/admin/${name}`, schema])),
  '/session': passwordSignInSchema,
  '/session/codes': nameAndPasswordSchema,
  '/session/coded': setUpCodesSchema,
  '/session/enrol': nameAndPasswordSchema,
  '/session/enrolled': enrolSchema,
  '/session/provider/begin': providerBeginSchema,
  '/session/provider': providerAnswerSchema,
  '/sessions/end': endSessionSchema,
  '/passkeys/begin': proofSchema,
  '/passkeys/remove': removePasskeySchema,
}

interface Body {
  type: string
  text: string
}

const json = (value: unknown): Body => ({ type: 'application/json', text: JSON.stringify(value) })

const anyBody = fc.oneof(
  anything.map((value) => json(asJson(value))),
  fc.string({ maxLength: 200 }).map((text) => ({ type: 'application/json', text })),
  fc.string({ maxLength: 200 }).map((text) => ({ type: 'application/x-www-form-urlencoded', text })),
  fc.constantFrom(
    { type: 'application/json', text: `{"a":${'['.repeat(5000)}` },
    { type: 'text/plain; charset=nonsense', text: 'x' },
    { type: 'application/x-www-form-urlencoded', text: 'a[b][c]=d&__proto__[x]=1&act=text&text=' },
    { type: 'application/json', text: `"${'x'.repeat(70_000)}"` },
    { type: 'application/x-www-form-urlencoded', text: 'logout_token=eyJhbGciOiJub25lIn0.e30.' },
  ),
)

function bodyFor(path: string) {
  const schema = schemas[path]
  if (!schema) return anyBody
  const near = nearly(fromSchema(schema))
    .map(asJson)
    .filter((value) => !schema.safeParse(value).success)
    .map(json)
  return fc.oneof(anyBody, near)
}

/** A body in one of the forms that come over HTTP, and an address with something in it. */
export const requestFor = ({ path }: RouteRow) =>
  fc.record({
    body: bodyFor(path),
    part: fc.oneof(fc.constantFrom('..', '%2e%2e', 'x'.repeat(2000), '%00', newClientId()), fc.webSegment()),
    query: fc.webQueryParameters(),
    cookie: fc.constantFrom('', 's=x', 'session=x', 's=left', `s=${'y'.repeat(3000)}`),
  })

export type Sample = ReturnType<typeof requestFor> extends fc.Arbitrary<infer Value> ? Value : never
