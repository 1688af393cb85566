import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RouteRow } from '../../bot/domain/door.ts'
import { staffEvents } from '../../bot/sockets/staffEvents.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { type Role, roles } from '../../shared/roles.ts'
import { fromConsole } from '../../shared/wire/console.ts'
import { fromVisitor } from '../../shared/wire/visitor.ts'
import { fromSchema } from '../support/fromSchema.ts'
import { fullSize } from '../support/fullSize.ts'
import { signsIn } from '../support/openStaff.ts'
import { newClientId } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

const each = fullSize ? 10_000 : 40
const slow = fullSize ? 3_600_000 : 120_000
const channels = { DIRECT_LINE_SECRET: 'a secret that only this test knows, 32 long' }

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
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value ?? null)) as unknown

/** Of the right form with one thing of it wrong, or of no form. */
const nearly = (right: fc.Arbitrary<unknown>) =>
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

/** Everything that can be stored, by what there is of it. */
async function stored({ ports }: Line) {
  const ids = await ports.conversations.due(Number.MAX_SAFE_INTEGER)
  const conversations = await Promise.all(ids.sort().map((id) => ports.conversations.read(id)))
  const { conversations: store, staff, fourEyes } = ports
  return JSON.stringify([conversations, await store.records(), await staff.list(), await fourEyes.list()])
}

async function cookieOf(line: Line, role: Role) {
  const { password } = await addStaff(line.ports, role, role)
  return signsIn(line.origins.console, { name: role, password })
}

async function talkedWith(line: Line) {
  const ben = await line.staff('ben', { role: 'coordinator' })
  const visitor = line.visitor()
  await visitor.says('hej')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  return { ben, visitor, id }
}

test(`${each} payloads of the wrong form to every event of the console store nothing and break nothing`, {
  timeout: slow,
}, async () => {
  const line = await startLine()
  const { ben } = await talkedWith(line)
  // Whoever may ask for everything.
  const account = await line.ports.staff.byName('ben')
  if (account) await line.ports.staff.update({ ...account, role: 'coordinator' })
  for (const name of Object.keys(staffEvents) as (keyof typeof fromConsole)[]) {
    const schema = fromConsole[name]
    const before = await stored(line)
    for (const payload of fc.sample(nearly(fromSchema(schema)), each).map(asJson)) {
      if (schema.safeParse(payload).success) continue
      line.clock.passTime(20)
      const code = await ben.asksOnce(name, payload as object)
      expect(['badInput', 'slowDown'], `${name}: ${JSON.stringify(payload).slice(0, 200)}`).toContain(code)
    }
    expect(await stored(line), name).toBe(before)
  }
})

test(`${each} payloads of the wrong form to every event of the page store nothing and break nothing`, {
  timeout: slow,
}, async () => {
  const line = await startLine()
  const { visitor } = await talkedWith(line)
  for (const name of Object.keys(fromVisitor) as (keyof typeof fromVisitor)[]) {
    const schema = fromVisitor[name]
    const before = await stored(line)
    for (const payload of fc.sample(nearly(fromSchema(schema)), each).map(asJson)) {
      if (schema.safeParse(payload).success) continue
      const code = await visitor.ask(name, payload as object).then(
        () => 'letIn',
        (error: unknown) => (error as Error).message,
      )
      expect(['badInput', 'slowDown'], `${name}: ${JSON.stringify(payload).slice(0, 200)}`).toContain(code)
    }
    expect(await stored(line), name).toBe(before)
  }
})

/** A body in one of the forms that come over HTTP, and an address with something in it. */
const request = fc.record({
  body: fc.oneof(
    anything.map((value) => ({ type: 'application/json', text: JSON.stringify(asJson(value)) })),
    fc.string({ maxLength: 200 }).map((text) => ({ type: 'application/json', text })),
    fc.string({ maxLength: 200 }).map((text) => ({ type: 'application/x-www-form-urlencoded', text })),
    fc.constantFrom(
      { type: 'application/json', text: `{"a":${'['.repeat(5000)}` },
      { type: 'text/plain; charset=nonsense', text: 'x' },
      { type: 'application/x-www-form-urlencoded', text: 'a[b][c]=d&__proto__[x]=1&act=text&text=' },
      { type: 'application/json', text: `"${'x'.repeat(70_000)}"` },
    ),
  ),
  part: fc.oneof(fc.constantFrom('..', '%2e%2e', 'x'.repeat(2000), '%00', newClientId()), fc.webSegment()),
  query: fc.webQueryParameters(),
  cookie: fc.constantFrom('', 's=x', 'session=x', 's=left', `s=${'y'.repeat(3000)}`),
})

test(`${each} requests of any form to every route store nothing and are answered below 500`, {
  timeout: slow,
}, async () => {
  const line = await startLine({}, channels)
  await talkedWith(line)
  const cookies = await Promise.all(roles.map((role) => cookieOf(line, role)))
  const before = await stored(line)
  const listeners = [
    [line.origins.console, line.server.console.routes],
    [line.origins.visitors, line.server.visitors.routes],
  ] as const
  for (const [origin, routes] of listeners) {
    for (const route of routes) {
      for (const [nth, sample] of fc.sample(request, each).entries()) {
        line.clock.passTime(1000)
        const status = await ask(origin, route, sample, cookies[nth % cookies.length] ?? '')
        expect(status, `${route.method} ${route.path}: ${JSON.stringify(sample).slice(0, 300)}`).toBeLessThan(500)
      }
    }
  }
  expect(await stored(line)).toBe(before)
})

type Sample = typeof request extends fc.Arbitrary<infer Value> ? Value : never

async function ask(
  origin: string,
  { method, path, needs }: RouteRow,
  { body, part, query, cookie }: Sample,
  staff: string,
) {
  const hasBody = method !== 'get' && method !== 'head'
  const address = new URL(origin + path.replace(/:\w+/g, () => encodeURIComponent(part)))
  address.search = query
  // Signing out is what the route is for, and would take the others' sessions with it.
  const isStaffs = !['signIn', 'look', 'begin', 'talk', 'relay'].includes(needs)
  const response = await fetch(address, {
    method,
    headers: {
      'X-Requested-With': 'console',
      ...(hasBody ? { 'Content-Type': body.type } : {}),
      cookie: isStaffs ? staff : cookie,
    },
    redirect: 'manual',
    ...(hasBody ? { body: body.text } : {}),
  })
  await response.arrayBuffer()
  return response.status
}
