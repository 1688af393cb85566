import { test } from 'vitest'
import { fixedClock } from '../../support/fixedClock.ts'
import { providerEnv, softProvider } from '../../support/softProvider.ts'
import { each, slow } from './inputs.ts'
import { fuzzRoutes } from './routes.ts'
import { watchedLine } from './watchedLine.ts'

test.each([
  ['passkeys', { SIGN_IN: 'passkeys' }, {}],
  ['the provider', providerEnv, { fetch: softProvider(fixedClock()).fetch }],
])(
  `${each} requests of any form to every route of signing in with %s store nothing and are answered below 500`,
  { timeout: slow },
  async (_way, env, overrides) => {
    const line = await watchedLine(env, overrides)
    const routes = line.server.console.routes.filter(({ path }) =>
      /^\/(session|sessions|passkeys|proof|provider)\b/.test(path),
    )
    await fuzzRoutes(line, line.origins.console, routes)
  },
)
