/** Whether a browser's request comes from our own page. Programs send no origin; what they may do is decided elsewhere. */
export function createOriginCheck(publicOrigin: string | undefined) {
  return (origin: string | undefined, host: string | undefined): boolean => {
    if (origin === undefined) return true
    if (publicOrigin && origin === publicOrigin) return true
    return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
  }
}
