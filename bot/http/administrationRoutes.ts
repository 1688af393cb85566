import express from 'express'
import { type AdministrationAsk, fromAdministration } from '../../shared/adminWire.ts'
import { administrationRows } from './administrationRows.ts'
import { type HttpDoor, staffOf } from './openDoor.ts'
import type { PortsFor } from './renewing.ts'

/** A whole file of topics and then some. */
const largest = '2mb'

/** Everything is asked with `POST`, so that no text and no name stands in an address. */
export function administrationRoutes(door: HttpDoor, portsFor: PortsFor) {
  const body = express.json({ limit: largest })
  for (const name of Object.keys(fromAdministration) as AdministrationAsk[]) {
    const { needs, log, run } = administrationRows[name]
    door.route(
      { method: 'post', path: `/admin/${name}`, needs, rate: 'staff', log },
      body,
      async (request, response) => {
        const payload = fromAdministration[name].parse(request.body)
        response.json(await run(portsFor(request, response), staffOf(response), payload as never))
      },
    )
  }
}
