import fc from 'fast-check'
import { io } from 'socket.io-client'
import request from 'supertest'
import { expect, test } from 'vitest'
import { visitorEvents } from '../../bot/channels/webchat/visitorEvents.ts'
import type { RouteRow, WayIn } from '../../bot/domain/door.ts'
import { type Action, can } from '../../bot/domain/permissions.ts'
import { sessionMs } from '../../bot/domain/shift.ts'
import { createApp } from '../../bot/http/createApp.ts'
import type { HttpDoor } from '../../bot/http/openDoor.ts'
import { staffEvents } from '../../bot/sockets/staffEvents.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { type Role, roles } from '../../shared/roles.ts'
import { fromConsole } from '../../shared/wire/console.ts'
import { fromVisitor } from '../../shared/wire/visitor.ts'
import { asConsole, oneTab } from '../support/asConsole.ts'
import { fromSchema } from '../support/fromSchema.ts'
import { type openStaff, signsIn } from '../support/openStaff.ts'
import { newClientId } from '../support/openVisitor.ts'
import { sourceFiles } from '../support/sourceFiles.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

const everyChannel = {
  DIRECT_LINE_SECRET: 'a secret that only this test knows, 32 long',
  BOT_APP_ID: 'app',
  BOT_APP_PASSWORD: 'password',
}
const ourPage = { ...asConsole, 'Sec-Fetch-Site': 'same-origin' }
const isStaffs = (action: Action) => roles.some((role) => can(role, action))
const foreignId = newClientId()

/** A row by what it is called in a failing cell. */
const routeName = ({ method, path }: RouteRow) => `${method.toUpperCase()} ${path}`

/** A request of the right form to a route, for a conversation or a thing that is somebody else's. */
function asks(origin: string, { method, path }: RouteRow, headers: Record<string, string>) {
  const sent = request(origin)
    [method](path.replace(/:\w+/g, foreignId))
    .set({ ...ourPage, ...headers })
  return method === 'get' || method === 'head' ? sent : sent.send({})
}

const isRefusedBy = (status: number) => (status === 401 ? 'notSignedIn' : status === 403 ? 'notAllowed' : 'letIn')

async function signedIn(line: Line, role: Role) {
  const name = `${role} ${newClientId().slice(0, 4)}`
  const { password } = await addStaff(line.ports, name, role)
  return signsIn(line.origins.console, { name, password })
}

/** Payloads an event takes, with the conversation put in. */
function payloadsFor(schema: (typeof fromConsole)[keyof typeof fromConsole], id: ConversationId) {
  return fc
    .sample(fromSchema(schema), 3)
    .map((payload) => ({ ...(payload as object), ...('id' in schema.shape ? { id } : {}) }))
}

test('every way in declares what it takes, and the table knows each action', () => {
  const ways: [string, WayIn][] = [...Object.entries(staffEvents), ...Object.entries(visitorEvents)]
  for (const [name, { needs, rate, log }] of ways) {
    const known = [...roles, 'anybody', 'visitor', 'channel'] as const
    expect(
      known.some((actor) => can(actor, needs)),
      `${name}: nobody in bot/domain/permissions.ts may "${needs}"; add the action to a row there`,
    ).toBe(true)
    expect(rate && log, `${name}: its row lacks a class of rate or of log`).toBeTruthy()
  }
  expect(
    Object.keys(staffEvents).sort(),
    'an event of the console has a schema and no row, or a row and no schema',
  ).toEqual(Object.keys(fromConsole).sort())
  expect(Object.keys(visitorEvents).sort()).toEqual(Object.keys(fromVisitor).sort())
})

test('every route of the console lets in exactly whom the table names', async () => {
  const line = await startLine()
  const { routes } = line.server.console
  expect(routes.length).toBeGreaterThan(3)
  const expired = await signedIn(line, 'coordinator')
  line.clock.passTime(sessionMs)
  const cookies = Object.fromEntries(
    await Promise.all(roles.map(async (role) => [role, await signedIn(line, role)] as const)),
  )
  const subjects = { anybody: '', expired, ...cookies }
  for (const route of routes) {
    for (const [subject, cookie] of Object.entries(subjects)) {
      if (route.needs === 'signIn') continue
      const { status } = await asks(line.origins.console, route, { cookie })
      expect(isRefusedBy(status), `${routeName(route)} as ${subject}: ${status}`).toBe(
        !isStaffs(route.needs) || can(subject as Role, route.needs)
          ? 'letIn'
          : subject in cookies
            ? 'notAllowed'
            : 'notSignedIn',
      )
      expect(status, routeName(route)).toBeLessThan(500)
    }
  }
})

test('every route that changes something refuses a request that is not from our own page', async () => {
  const line = await startLine()
  const cookie = await signedIn(line, 'coordinator')
  for (const [origin, { routes }] of [
    [line.origins.console, line.server.console],
    [line.origins.visitors, line.server.visitors],
  ] as const) {
    for (const route of routes.filter(({ method }) => method !== 'get' && method !== 'head')) {
      const elsewhere = await asks(origin, route, { cookie, Origin: 'https://example.org' })
      expect(elsewhere.status, `${routeName(route)} from another origin`).toBe(403)
      const otherSite = await asks(origin, route, { cookie, 'Sec-Fetch-Site': 'cross-site' })
      expect(otherSite.status, `${routeName(route)} from another site`).toBe(403)
    }
  }
})

test('every route for visitors and channels takes what proves it and nothing else', async () => {
  const line = await startLine({}, everyChannel)
  const expectedOf: Partial<Record<Action, (status: number) => boolean>> = {
    look: (status) => status < 400 || status === 404,
    begin: (status) => status === 400,
    talk: (status) => status === 400,
    // HEAD tells a channel that there is a bot, and nothing else.
    relay: (status) => status === 401 || status === 200,
  }
  for (const route of line.server.visitors.routes) {
    const { status, text } = await asks(line.origins.visitors, route, {})
    expect(expectedOf[route.needs]?.(status), `${routeName(route)}: ${status}`).toBe(true)
    if (route.needs === 'relay' && status === 200) expect([route.method, text]).toEqual(['head', undefined])
  }
})

test('every event of the console answers exactly the roles the table names, also after a change of role', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const account = (await line.ports.staff.byName('ben'))!
  for (const role of roles) {
    await line.ports.staff.change(account.id, { role })
    // So many events of one account in no time would be slowed down.
    line.clock.passTime(5000)
    for (const [name, row] of Object.entries(staffEvents)) {
      // As slowly as the pace of one person allows.
      line.clock.passTime(1000)
      const schema = fromConsole[name as keyof typeof fromConsole]
      for (const payload of payloadsFor(schema, foreignId as ConversationId)) {
        const answer = await answerTo(ben, name, payload)
        expect(answer === 'notAllowed', `${name} as ${role}: ${answer}`).toBe(!can(role, row.needs))
        expect(answer, `${name} as ${role}`).not.toBe('unexpected')
      }
    }
  }
})

test('no event of the console answers without a session, or after it', async () => {
  const line = await startLine()
  const refusals = ['', 'session=made-up'].map(
    (cookie) =>
      new Promise<string>((resolve) => {
        const socket = io(line.origins.console, {
          path: '/live',
          transports: ['websocket'],
          extraHeaders: { cookie },
          auth: { tab: oneTab },
          forceNew: true,
        })
        socket.on('connect_error', ({ message }) => {
          socket.disconnect()
          resolve(message)
        })
        socket.on('connect', () => resolve('connected'))
      }),
  )
  expect(await Promise.all(refusals)).toEqual(['notSignedIn', 'notSignedIn'])
  for (const name of Object.keys(staffEvents)) {
    const staff = await line.staff(`s ${name}`.slice(0, 40))
    line.clock.passTime(sessionMs)
    const [payload] = payloadsFor(fromConsole[name as keyof typeof fromConsole], foreignId as ConversationId)
    expect(await answerTo(staff, name, payload), name).toBe('notSignedIn')
    await staff.until('the session has ended', staff.isEnded)
  }
})

test.each(['manager', 'administrator'] as const)('a socket is closed to a %s', async (role) => {
  const line = await startLine()
  const cookie = await signedIn(line, role)
  const refusal = new Promise((resolve) => {
    const socket = io(line.origins.console, {
      path: '/live',
      transports: ['websocket'],
      extraHeaders: { cookie },
      auth: { tab: oneTab },
      forceNew: true,
    })
    socket.on('connect_error', ({ message }) => {
      socket.disconnect()
      resolve(message)
    })
  })
  expect(await refusal).toBe('notAllowed')
})

test('a conversation that is not theirs to know of is not there for any staff, in any event', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  await visitor.says('hej')
  const ids = await ongoing(line)
  for (const role of ['responder', 'coordinator'] as const) {
    const staff = await line.staff(role, { role })
    for (const [name, { needs }] of Object.entries(staffEvents)) {
      const schema = fromConsole[name as keyof typeof fromConsole]
      if (!('id' in schema.shape) || name === 'conversation:unwatch') continue
      for (const id of [...ids, foreignId as ConversationId]) {
        for (const payload of payloadsFor(schema, id)) {
          // What a role may not do at all it is told, whether there is such a conversation or not.
          const refusal = can(role, needs) ? 'notFound' : 'notAllowed'
          expect(await answerTo(staff, name, payload), `${name} as ${role}`).toBe(refusal)
        }
      }
    }
  }
})

test('every event of the page wants the token of its conversation', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  await visitor.says('hej')
  for (const [name, row] of Object.entries(visitorEvents)) {
    if (row.needs !== 'talk') continue
    const schema = fromVisitor[name as keyof typeof fromVisitor]
    for (const payload of fc.sample(fromSchema(schema), 3)) {
      const tokens = [
        visitor.token()?.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
        `${foreignId}.${foreignId}`,
        '',
      ]
      for (const token of tokens) {
        const answer = await visitor
          .ask(name as keyof typeof fromVisitor, { ...(payload as object), token })
          .catch((error: unknown) => (error as Error).message)
        expect(answer, name).toBe('notFound')
      }
    }
  }
  expect(visitor.isErased()).toBe(false)
})

const ongoing = async ({ ports }: Line) => {
  const all = await ports.conversations.due(Number.MAX_SAFE_INTEGER)
  expect(all).toHaveLength(1)
  return all
}

const answerTo = async (staff: Awaited<ReturnType<typeof openStaff>>, name: string, payload: object | undefined) =>
  staff.ask(name as keyof typeof fromConsole, payload ?? {}).then(
    () => 'letIn',
    (error: unknown) => (error as Error).message,
  )

test('Express is in the hands of the door alone, and what the door says is what Express has', () => {
  const makesRoutes = /\bexpress\(\)|express\.Router\b|\bRouter\(|\bapp\.(get|head|post|put|patch|delete|all|use)\(/
  const allowed = ['bot/http/createApp.ts', 'bot/http/openDoor.ts']
  const others = sourceFiles().filter(({ path }) => path.startsWith('bot/') && !allowed.includes(path))
  expect(others.length).toBeGreaterThan(100)
  expect(others.filter(({ text }) => makesRoutes.test(text)).map(({ path }) => path)).toEqual([])

  const row = { method: 'post', path: '/x', needs: 'look', rate: 'free', log: 'nothing' } as const
  const made = createApp({
    https: false,
    trustProxy: [],
    isReady: () => true,
    relaxed: false,
    guards: { change: [] },
    routes: (door) => door.route(row, (_request, response) => void response.end()),
  })
  const stack = (made.app as unknown as { router: { stack: { route?: { path: string } }[] } }).router.stack
  expect(stack.flatMap(({ route }) => route?.path ?? [])).toEqual(made.routes.map(({ path }) => path))
})

test('a route for staff cannot be made on a listener where nobody of staff comes in', () => {
  const routes = (door: HttpDoor) =>
    door.route({ method: 'get', path: '/x', needs: 'openAny', rate: 'staff', log: 'nothing' }, () => {})
  const options = { https: false, trustProxy: [], isReady: () => true, relaxed: false, guards: { change: [] }, routes }
  expect(() => createApp(options)).toThrow('staff do not come in here')
})
