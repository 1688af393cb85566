import { isIP, isIPv4 } from 'node:net'
import { optional, type Source } from './source.ts'

export interface Listener {
  host: string
  /** 0 takes any free port. */
  port: number
  /** Origin people reach it by, when that is not the listener itself. */
  origin?: string
}

export function readListener(source: Source, prefix: '' | 'CONSOLE_', fallbackPort: number): Listener {
  const originName = prefix === '' ? 'PUBLIC_ORIGIN' : 'CONSOLE_ORIGIN'
  return {
    host: readHost(source, `${prefix}HOST`),
    port: readPort(source, `${prefix}PORT`, fallbackPort),
    ...optional('origin', readOrigin(source, originName)),
  }
}

function readHost(source: Source, name: string) {
  const host = source.text(name) ?? '127.0.0.1'
  const known = isIP(host) !== 0 || /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(host)
  if (!known) source.problems.push(`${name} must be an address or a host name, for example 127.0.0.1`)
  return host
}

function readPort(source: Source, name: string, fallback: number) {
  const text = source.text(name) ?? String(fallback)
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) source.problems.push(`${name} must be a whole number from 0 to 65535`)
  return port
}

function readOrigin(source: Source, name: string) {
  const text = source.text(name)
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url !== undefined && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href
  if (!isOrigin) source.problems.push(`${name} must be an origin without a path, for example https://chat.example.org`)
  return url?.origin
}

/** `true` is never accepted: with it anybody can claim any address, and the limits per address are gone. */
export function readTrustProxy(source: Source) {
  const listed = (source.text('TRUST_PROXY') ?? '').split(',').flatMap((part) => part.trim() || [])
  const isKnown = (part: string) => part === 'loopback' || isNetwork(part)
  if (!listed.every(isKnown)) {
    source.problems.push('TRUST_PROXY must be "loopback" or a list of proxy addresses such as 10.0.0.5, 10.1.0.0/16')
  }
  return listed
}

function isNetwork(text: string) {
  const [address = '', bits, ...rest] = text.split('/')
  if (isIP(address) === 0 || rest.length > 0) return false
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (isIPv4(address) ? 32 : 128))
  )
}

/** Where a browser can be sent back to, and keep a cookie for this very address: TLS vouches for it, or it is this machine. */
export function isTrustworthy({ origin }: Listener) {
  if (!origin) return true
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' || hostname === 'localhost'
}

export const isHttps = ({ origin }: Listener) => origin?.startsWith('https:') ?? false

/** Browsers keep passkeys for a name that TLS vouches for, and for this machine. */
export function mayHavePasskeys({ origin }: Listener) {
  if (!origin) return true
  const { protocol, hostname } = new URL(origin)
  if (!protocol.startsWith('http')) return true
  return hostname === 'localhost' || (protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0)
}
