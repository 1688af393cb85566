/** Whether a browser's push address is one of a service this line speaks to; anything else could be a door inside. */
export function isPushService(services: readonly string[], endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, host, hostname, username } = new URL(endpoint)
  const isNamed = services.some((service) => host === service || host.endsWith(`.${service}`))
  return isNamed && username === '' && (protocol === 'https:' || hostname === 'localhost')
}
