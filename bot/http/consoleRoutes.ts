import { join } from 'node:path'
import { providerPaths } from '../../shared/provider.ts'
import { administrationRoutes } from './administrationRoutes.ts'
import { type ControlRoutes, controlRoutes } from './controlRoutes.ts'
import { builtFiles } from './createApp.ts'
import type { HttpDoor } from './openDoor.ts'
import { renewing } from './renewing.ts'
import { allowConsole } from './secureHeaders.ts'
import type { SessionCookie } from './sessionCookie.ts'
import { signInRoutes } from './signInRoutes.ts'
import { statisticsRoutes } from './statisticsRoutes.ts'

export interface ConsoleRoutes extends Omit<ControlRoutes, 'portsFor'> {
  cookie: SessionCookie
  flowCookie: SessionCookie
  /** Folder of the built console. */
  folder: string
  /** Whether calls are answered in it. */
  hasTelephone: boolean
}

const look = { method: 'get', needs: 'look', rate: 'free', log: 'nothing' } as const

/** What whoever comes back from the identity provider holds is read by the page, and posted from there. */
const pages = { '/': 'index.html', [providerPaths.signIn]: 'index.html', [providerPaths.proof]: 'proof.html' }

/** The console's page and its sign-in; everything else of the console goes over its socket. */
export function consoleRoutes(
  door: HttpDoor,
  { ports, cookie, flowCookie, folder, readClosed, hasTelephone }: ConsoleRoutes,
) {
  const portsFor = renewing(ports, cookie)
  controlRoutes(door, { ports, portsFor, readClosed })
  signInRoutes(door, { ports, portsFor, cookie, flowCookie })
  statisticsRoutes(door, portsFor)
  administrationRoutes(door, portsFor)
  for (const [path, file] of Object.entries(pages)) {
    door.route({ ...look, path }, (_request, response) => {
      allowConsole(response, { hasTelephone })
      response.sendFile(join(folder, file), { cacheControl: false, etag: false, lastModified: false })
    })
  }
  door.files(builtFiles(folder))
}
