import { join } from 'node:path'
import { administrationRoutes } from './administrationRoutes.ts'
import { type ControlRoutes, controlRoutes } from './controlRoutes.ts'
import { builtFiles } from './createApp.ts'
import type { HttpDoor } from './openDoor.ts'
import { allowConsole } from './secureHeaders.ts'
import type { SessionCookie } from './sessionCookie.ts'
import { signInRoutes } from './signInRoutes.ts'
import { statisticsRoutes } from './statisticsRoutes.ts'

export interface ConsoleRoutes extends ControlRoutes {
  cookie: SessionCookie
  /** Folder of the built console. */
  folder: string
  /** Whether calls are answered in it. */
  hasTelephone: boolean
}

const page = { method: 'get', path: '/', needs: 'look', rate: 'free', log: 'nothing' } as const

/** The console's page and its sign-in; everything else of the console goes over its socket. */
export function consoleRoutes(door: HttpDoor, { ports, cookie, folder, readClosed, hasTelephone }: ConsoleRoutes) {
  controlRoutes(door, { ports, readClosed })
  signInRoutes(door, { ports, cookie })
  statisticsRoutes(door, ports)
  administrationRoutes(door, ports)
  door.route(page, (_request, response) => {
    allowConsole(response, { hasTelephone })
    response.sendFile(join(folder, 'index.html'), { cacheControl: false, etag: false, lastModified: false })
  })
  door.files(builtFiles(folder))
}
