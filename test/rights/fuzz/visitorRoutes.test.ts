import { test } from 'vitest'
import { each, slow } from './inputs.ts'
import { fuzzRoutes } from './routes.ts'
import { watchedLine } from './watchedLine.ts'

const channels = { DIRECT_LINE_SECRET: 'a secret that only this test knows, 32 long' }

test(`${each} requests of any form to every route for visitors and channels store nothing and are answered below 500`, {
  timeout: slow,
}, async () => {
  const line = await watchedLine(channels)
  await fuzzRoutes(line, line.origins.visitors, line.server.visitors.routes)
})
