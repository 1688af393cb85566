import express, { type Express } from 'express'
import type { RouteRow } from '../domain/door.ts'
import { HotlineError } from '../errors.ts'
import { errorReply } from './errorReply.ts'
import { type DoorGuards, type HttpDoor, openDoor } from './openDoor.ts'
import { secureHeaders } from './secureHeaders.ts'

export interface AppOptions {
  https: boolean
  trustProxy: readonly string[]
  /** Whether the line can take a visitor now. */
  isReady(): boolean
  /** The store may lose what was acknowledged, because the operator said so. */
  relaxed: boolean
  guards: DoorGuards
  routes(door: HttpDoor): void
}

/** Middleware in order: headers, health, the routes, and what is left is not found. */
export function createApp({ https, trustProxy, isReady, relaxed, guards, routes }: AppOptions): {
  app: Express
  routes: readonly RouteRow[]
} {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('trust proxy', trustProxy.length > 0 ? [...trustProxy] : false)
  app.use(secureHeaders({ https }))
  const door = openDoor(app, guards)
  door.route({ method: 'get', path: '/health', needs: 'look', rate: 'free', log: 'nothing' }, (_request, response) => {
    const ready = isReady()
    response.status(ready ? 200 : 503).json(relaxed ? { ready, storeMayLose: true } : { ready })
  })
  routes(door)
  app.use(() => {
    throw new HotlineError('notFound')
  })
  app.use(errorReply)
  return { app, routes: door.rows() }
}

/** Built files with hashed names. Never cached: what is cached is found on the device. */
export const builtFiles = (folder: string) =>
  express.static(folder, { index: false, etag: false, lastModified: false, cacheControl: false, redirect: false })
