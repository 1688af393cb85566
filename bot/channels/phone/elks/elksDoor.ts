import { createHash, timingSafeEqual } from 'node:crypto'
import { BlockList, isIPv6 } from 'node:net'
import type { RequestHandler } from 'express'
import { HotlineError } from '../../../errors.ts'

/** Nothing is signed: who calls must know the secret in the path and come from an address of the provider's. */
export function elksDoor(secret: string, sources: readonly string[]): RequestHandler {
  const expected = digest(secret)
  const known = new BlockList()
  for (const source of sources) known.addAddress(source, isIPv6(source) ? 'ipv6' : 'ipv4')
  return ({ params, ip = '' }, _response, next) => {
    const given = typeof params.secret === 'string' ? params.secret : ''
    const address = ip.replace(/^::ffff:/, '')
    const fits = timingSafeEqual(digest(given), expected)
    const isKnown = address !== '' && known.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
    // As if there were no telephone here.
    next(fits && isKnown ? undefined : new HotlineError('notFound'))
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()
