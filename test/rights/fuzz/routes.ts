import { Agent, request } from 'node:http'
import { expect } from 'vitest'
import type { RouteRow } from '../../../bot/domain/door.ts'
import { asConsole } from '../../support/asConsole.ts'
import { eachOf, requestFor, type Sample, sampled } from './inputs.ts'
import { oneOfEachRole, type WatchedLine } from './watchedLine.ts'

const atOnce = 16
const monthMs = 31 * 24 * 60 * 60_000
/** Sends requests of any form to every one of these routes; after each route nothing may have been stored. */
export async function fuzzRoutes(line: WatchedLine, origin: string, routes: readonly RouteRow[]) {
  const signIn = await oneOfEachRole(line)
  for (const route of routes) {
    // What was refused at one is not read in the trail at the next.
    line.clock.passTime(monthMs)
    const cookies = await signIn()
    // Connections stay: a new one for each request would take the longest part of the time.
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
    line.stored()
    const name = `${route.method} ${route.path}`
    const samples = sampled(requestFor(route), name).map((sample, nth) => ({ sample, nth }))
    await eachOf(samples, atOnce, async ({ sample, nth }) => {
      line.clock.passTime(1000)
      const status = await ask(agent, origin, route, { ...sample, staff: cookies[nth % cookies.length] ?? '' })
      if (status >= 500) expect.fail(`${name} answers ${status}: ${JSON.stringify(sample).slice(0, 300)}`)
    })
    agent.destroy()
    expect(line.stored(), name).toEqual([])
  }
}

/** Its status. */
function ask(agent: Agent, origin: string, { method, path, needs }: RouteRow, sample: Sample & { staff: string }) {
  const { body, part, query, cookie, staff } = sample
  const hasBody = method !== 'get' && method !== 'head'
  const address = new URL(origin + path.replace(/:\w+/g, () => encodeURIComponent(part)))
  address.search = query
  // Signing out is what the route is for, and would take the others' sessions with it.
  const isStaffs = !['signIn', 'look', 'begin', 'talk', 'relay'].includes(needs)
  return new Promise<number>((resolve, reject) => {
    const asked = request(
      address,
      {
        method: method.toUpperCase(),
        agent,
        headers: {
          ...asConsole,
          ...(hasBody ? { 'Content-Type': body.type, 'Content-Length': Buffer.byteLength(body.text) } : {}),
          cookie: isStaffs ? staff : cookie,
        },
      },
      (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0))
        response.on('error', reject)
      },
    )
    asked.on('error', reject)
    asked.end(hasBody ? body.text : undefined)
  })
}
