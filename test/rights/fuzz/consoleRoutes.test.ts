import { test } from 'vitest'
import { each, slow } from './inputs.ts'
import { fuzzRoutes } from './routes.ts'
import { watchedLine } from './watchedLine.ts'

test(`${each} requests of any form to every route of the console store nothing and are answered below 500`, {
  timeout: slow,
}, async () => {
  const line = await watchedLine()
  await fuzzRoutes(line, line.origins.console, line.server.console.routes)
})
