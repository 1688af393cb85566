import { AsyncLocalStorage } from 'node:async_hooks'

/** What a browser knows of a site: where its pages come from, and the cookie that an answer set last. */
export interface Browser {
  origin: string
  cookie?: string
}

const browsers = new AsyncLocalStorage<Browser>()
const fetchAnything = globalThis.fetch

globalThis.fetch = async (address, options) => {
  const browser = browsers.getStore()
  const headers = new Headers(options?.headers)
  if (browser?.cookie) headers.set('cookie', browser.cookie)
  const response = await fetchAnything(new URL(String(address), browser?.origin), { ...options, headers })
  const [set] = response.headers.getSetCookie()
  if (browser && set !== undefined) browser.cookie = set.split(';')[0] ?? ''
  return response
}

/** Runs pages as in this browser: addresses go on from its site, and the cookie goes with them. */
export const browseAs = <Result>(browser: Browser, run: () => Result) => browsers.run(browser, run)
