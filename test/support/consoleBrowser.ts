import { consoleTabHeader } from '../../shared/consoleTab.ts'
import { asConsole, oneTab } from './asConsole.ts'

/** The console's HTTP as a browser uses it: the cookie that an answer sets is what the next request carries. */
export function consoleBrowser(origin: string, held: string, tab: string = oneTab) {
  let cookie = held
  async function asks(method: string, path: string, body?: object) {
    const response = await fetch(origin + path, {
      method,
      headers: {
        cookie,
        ...asConsole,
        [consoleTabHeader]: tab,
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const set = response.headers.get('set-cookie')
    if (set !== null) cookie = set.split(';')[0] ?? ''
    const text = await response.text()
    const { status, headers } = response
    return { status, headers, body: JSON.parse(text === '' ? '{}' : text), isRenewed: set !== null }
  }
  return {
    cookie: () => cookie,
    gets: (path: string) => asks('GET', path),
    posts: (path: string, body: object = {}) => asks('POST', path, body),
  }
}
