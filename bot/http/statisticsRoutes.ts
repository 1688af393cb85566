import express from 'express'
import { fromStatistics, type StatisticsAsk } from '../../shared/statistics/statisticsWire.ts'
import { type HttpDoor, staffOf } from './openDoor.ts'
import type { PortsFor } from './renewing.ts'
import { statisticsRows } from './statisticsRows.ts'

/** What the statistics page asks for, each a post: nothing of it stands in an address. */
export function statisticsRoutes(door: HttpDoor, portsFor: PortsFor) {
  for (const name of Object.keys(fromStatistics) as StatisticsAsk[]) {
    const { needs, run } = statisticsRows[name]
    const row = { method: 'post', path: `/statistics/${name}`, needs, rate: 'staff', log: 'nothing' } as const
    door.route(row, express.json({ limit: '64kb' }), async (request, response) => {
      const payload = fromStatistics[name].parse(request.body)
      response.json(await run(portsFor(request, response), staffOf(response), payload as never))
    })
  }
}
