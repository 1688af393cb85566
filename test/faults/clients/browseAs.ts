import { AsyncLocalStorage } from 'node:async_hooks'

interface Browser {
  origin: string
  cookie?: string
}

const browsers = new AsyncLocalStorage<Browser>()
const fetchAnything = globalThis.fetch

globalThis.fetch = (address, options) => {
  const { origin, cookie } = browsers.getStore() ?? {}
  const headers = new Headers(options?.headers)
  if (cookie) headers.set('cookie', cookie)
  return fetchAnything(new URL(String(address), origin), { ...options, headers })
}

/** Runs pages as in a browser: addresses go on from their own origin, and the session's cookie goes with them. */
export const browseAs = <Result>(browser: Browser, run: () => Result) => browsers.run(browser, run)
