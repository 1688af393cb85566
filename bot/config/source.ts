import { isIPv4 } from 'node:net'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Source {
  problems: string[]
  /** What the variable says; an empty one counts as absent. */
  text(name: string): string | undefined
  oneOf(name: string, allowed: readonly string[]): string | undefined
}

export function readFrom(env: Environment): Source {
  const problems: string[] = []
  const text = (name: string) => env[name]?.trim() || undefined
  const oneOf = (name: string, allowed: readonly string[]) => {
    const value = text(name)
    if (value !== undefined && !allowed.includes(value)) problems.push(`${name} must be one of: ${allowed.join(', ')}`)
    return value
  }
  return { problems, text, oneOf }
}

export const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))

export const optional = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value }
