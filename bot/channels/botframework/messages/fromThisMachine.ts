import { BlockList, isIPv4 } from 'node:net'
import type { RequestHandler } from 'express'
import { HotlineError } from '../../../errors.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** What proxies add to a request they pass on, beside whatever begins with `x-forwarded` or `x-original-`. */
// biome-ignore format: a list to read across
const proxyHeaders = new Set([
  'forwarded', 'forwarded-for', 'via', 'x-real-ip', 'x-client-ip', 'x-cluster-client-ip', 'true-client-ip',
  'cf-connecting-ip', 'fastly-client-ip',
])

/** Only a program on this machine that came here directly; anybody else could pretend to be a visitor. */
export const fromThisMachine: RequestHandler = ({ headers, hostname, socket }, _response, next) => {
  const isLocal = isLoopback(socket.remoteAddress ?? '') && isLocalName(hostname)
  const isPassedOn = Object.keys(headers).some(isProxyHeader)
  next(isLocal && !isPassedOn ? undefined : new HotlineError('notAllowed'))
}

const isProxyHeader = (name: string) => proxyHeaders.has(name) || /^x-(forwarded|original-)/.test(name)

const isLoopback = (address: string) => loopback.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')

/** A page elsewhere may have pointed a name of its own at this machine. */
const isLocalName = (name: string) => name === 'localhost' || name === '[::1]' || (isIPv4(name) && isLoopback(name))
