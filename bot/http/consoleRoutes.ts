import { join } from 'node:path'
import express from 'express'
import { endSessionSchema, signInSchema } from '../../shared/wire.ts'
import { endOwnSession, ownSessions } from '../usecases/ownSessions.ts'
import { signIn } from '../usecases/signIn.ts'
import { signOut } from '../usecases/signOut.ts'
import { staffView } from '../usecases/staffView.ts'
import { administrationRoutes } from './administrationRoutes.ts'
import { type ControlRoutes, controlRoutes } from './controlRoutes.ts'
import { builtFiles } from './createApp.ts'
import { type HttpDoor, staffOf } from './openDoor.ts'
import { allowWorker } from './secureHeaders.ts'
import type { SessionCookie } from './sessionCookie.ts'
import { statisticsRoutes } from './statisticsRoutes.ts'

export interface ConsoleRoutes extends ControlRoutes {
  cookie: SessionCookie
  /** Folder of the built console. */
  folder: string
}

const page = { method: 'get', path: '/', needs: 'look', rate: 'free', log: 'nothing' } as const
const own = { needs: 'seeSelf', rate: 'staff', log: 'nothing' } as const
const session = { path: '/session', log: 'nothing' } as const

/** The console's page and its sign-in; everything else of the console goes over its socket. */
export function consoleRoutes(door: HttpDoor, { ports, cookie, folder, readClosed }: ConsoleRoutes) {
  controlRoutes(door, { ports, readClosed })
  door.route({ ...session, method: 'get', needs: 'seeSelf', rate: 'staff' }, (request, response) => {
    const token = cookie.read(request.headers.cookie)
    response.json({ me: staffView(staffOf(response)), draftKey: draftKey(ports, token) })
  })
  door.route(
    { ...session, method: 'post', needs: 'signIn', rate: 'signIn' },
    express.json({ limit: '4kb' }),
    async (request, response) => {
      const { token, endsAt, account } = await signIn(ports, signInSchema.parse(request.body))
      // What this browser held before is of no more use.
      await signOut(ports, cookie.read(request.headers.cookie))
      response.cookie(cookie.name, token, { ...cookie.options, maxAge: endsAt - ports.clock.now() })
      response.json({ me: staffView(account), draftKey: draftKey(ports, token) })
    },
  )
  // Whoever holds the token may end it, whatever has become of the account.
  door.route({ ...session, method: 'delete', needs: 'signIn', rate: 'free' }, async (request, response) => {
    await signOut(ports, cookie.read(request.headers.cookie))
    response.clearCookie(cookie.name, cookie.options).status(204).end()
  })
  // Somebody types or moves at a console that has no socket to tell it by.
  door.route({ ...own, method: 'post', path: '/session/use' }, (_request, response) => void response.status(204).end())
  door.route({ ...own, method: 'get', path: '/sessions' }, async (request, response) => {
    const token = cookie.read(request.headers.cookie)
    response.json({ now: ports.clock.now(), sessions: await ownSessions(ports, staffOf(response), token) })
  })
  door.route(
    { ...own, method: 'post', path: '/sessions/end' },
    express.json({ limit: '4kb' }),
    async (request, response) => {
      const { id, proof } = endSessionSchema.parse(request.body)
      await endOwnSession(ports, { staff: staffOf(response), proof }, id)
      response.status(204).end()
    },
  )
  statisticsRoutes(door, ports)
  administrationRoutes(door, ports)
  door.route(page, (_request, response) => {
    allowWorker(response)
    response.sendFile(join(folder, 'index.html'), { cacheControl: false, etag: false, lastModified: false })
  })
  door.files(builtFiles(folder))
}

/** Seals what staff are writing in their own tab, for as long as the session lives; we keep neither it nor the token. */
const draftKey = ({ tokens }: ConsoleRoutes['ports'], token: string) => tokens.hash(`drafts ${token}`)
