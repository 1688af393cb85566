/** Where a console's telephone reaches the line, on the console's own listener. */
export const telephonePath = '/telephone'

/**
 * Beside `sip`, a console offers the tab it is as a subprotocol: a page can put it nowhere else in a handshake but in the
 * address, which ends up in the logs of proxies.
 */
export const asTabProtocol = (tab: string) => `${tabMark}${tab}`
/** The tab among the subprotocols that are offered, as the header has them. */
export const tabAmong = (offered = '') =>
  offered
    .split(',')
    .map((protocol) => protocol.trim())
    .find((protocol) => protocol.startsWith(tabMark))
    ?.slice(tabMark.length)

const tabMark = 'tab.'

/** The code a socket is closed with when a newer console of the same person has taken its place. */
export const takenElsewhere = 4001

/** Where the calls of a staff member ring. */
export const ringsAt = ['browser', 'own'] as const
export type RingsAt = (typeof ringsAt)[number]

/** `own`: whether they have a telephone of their own here. Nothing at all where calls ring in no browser. */
export interface TelephoneView {
  rings: RingsAt
  own: boolean
}
