import express from 'express'
import { fromStatistics, type StatisticsAsk } from '../../shared/statistics/statisticsWire.ts'
import type { Ports } from '../ports.ts'
import { type HttpDoor, staffOf } from './openDoor.ts'
import { statisticsRows } from './statisticsRows.ts'

/** What the statistics page asks for, each a post: nothing of it stands in an address. */
export function statisticsRoutes(door: HttpDoor, ports: Ports) {
  for (const name of Object.keys(fromStatistics) as StatisticsAsk[]) {
    const { needs, run } = statisticsRows[name]
    const row = { method: 'post', path: `/statistics/${name}`, needs, rate: 'staff', log: 'nothing' } as const
    door.route(row, express.json({ limit: '64kb' }), async (request, response) => {
      response.json(await run(ports, staffOf(response), fromStatistics[name].parse(request.body) as never))
    })
  }
}
