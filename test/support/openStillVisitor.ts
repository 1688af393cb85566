/** Fields of one form of the page. */
type Fields = Record<string, string>

/** A visitor whose browser runs no script: forms are posted as they stand, and the one cookie is kept. */
export function openStillVisitor(origin: string) {
  let cookie = ''
  let html = ''
  let status = 0

  async function show(response: Response) {
    const set = response.headers.get('set-cookie')
    if (set) cookie = set.split(';')[0] ?? ''
    if (cookie.endsWith('=')) cookie = ''
    status = response.status
    if (status === 303) return get()
    html = await response.text()
  }
  async function get() {
    await show(await fetch(`${origin}/`, { headers: { cookie }, redirect: 'manual' }))
  }
  async function post(fields: Fields, headers: Record<string, string> = {}) {
    const body = new URLSearchParams(fields)
    await show(await fetch(`${origin}/`, { method: 'POST', headers: { cookie, ...headers }, body, redirect: 'manual' }))
  }
  /** The hidden fields of the first form that has this one. */
  function formWith(part: string): Fields {
    const form = still(html)
      .match(/<form.*?<\/form>/gs)
      ?.find((one) => one.includes(part))
    if (!form) throw new Error(`there is no form with ${part}`)
    const hidden = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)
    return Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]))
  }
  return {
    get,
    post,
    formWith,
    html: () => still(html),
    status: () => status,
    cookie: () => cookie,
    writes: (text: string) => post({ ...formWith('name="text"'), text }),
    takes: (choice: string) => post({ ...formWith(`name="choice" value="${choice}"`), choice }),
    presses: (act: string, more: Fields = {}) => post({ ...formWith(`name="act" value="${act}"`), ...more }),
  }
}

/** The part without script, where the page has both. */
const still = (html: string) => (/<noscript><div.*<\/noscript>/s.exec(html)?.[0] ?? html).replaceAll('&quot;', '"')
