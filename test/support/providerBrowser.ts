/** Somebody's browser at a real provider: it follows where it is sent, and keeps what it is given. */
export function providerBrowser(issuer: string) {
  const cookies = new Map<string, string>()

  /** Up to the page that stands there then, or the address elsewhere that it is sent to. */
  async function go(address: URL, form?: Record<string, string>): Promise<{ address: URL; html: string }> {
    const response = await fetch(address, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    const html = await response.text()
    const to = response.headers.get('location')
    if (!to) return { address, html }
    const next = new URL(to, address)
    return next.origin === new URL(issuer).origin ? go(next) : { address: next, html: '' }
  }

  return {
    /** What stands behind the question mark when they come back. */
    async saysWho(address: string, name: string): Promise<string> {
      const asking = await go(new URL(address))
      return (await go(asking.address, { name, acr: 'phr' })).address.search
    },
    /** Says yes to signing out there; where they are sent. */
    async leaves(address: string): Promise<string> {
      const { html } = await go(new URL(address))
      const [, action = ''] = /action="([^"]+)"/.exec(html) ?? []
      const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(html) ?? []
      return (await go(new URL(action), { xsrf, logout: 'yes' })).address.href
    },
  }
}
