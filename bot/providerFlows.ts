import { providerMinutes } from '../shared/provider.ts'
import { HotlineError } from './errors.ts'
import type { Keys } from './keys.ts'
import type { ProviderAnswer } from './ports/provider.ts'
import type { Clock, Random } from './ports.ts'

interface FlowParts {
  keys: Pick<Keys, 'mac' | 'verify'>
  clock: Clock
  random: Random
}

/** One way to the provider and back. What ties its steps together follows from its name, and only we can tell how. */
export interface Flow {
  /** In milliseconds. */
  begunAt: number
  about: string
  state: string
  nonce: string
  /** Of PKCE. */
  verifier: string
}

export const flowMs = providerMinutes * 60_000

/** As a challenge for a passkey, a flow carries its beginning and our proof of what it was made for, and is stored nowhere. */
export function createProviderFlows({ keys, clock, random }: FlowParts) {
  const flowOf = (name: string): Flow => ({
    begunAt: Number(name.split('.')[0]),
    about: name.split('.')[2] ?? '',
    state: keys.mac('provider state', name),
    nonce: keys.mac('provider nonce', name),
    verifier: keys.mac('provider verifier', name),
  })
  const nameOf = (text: string) => text.split('.').slice(0, 3).join('.')
  const proofOf = (text: string) => text.split('.')[3] ?? ''

  return {
    begin(purpose: string, about = '') {
      const name = `${clock.now()}.${random.id()}.${about}`
      return { ...flowOf(name), text: `${name}.${keys.mac('provider flow', `${purpose} ${name}`)}` }
    },
    read: (text: string) => flowOf(nameOf(text)),
    /** Throws `notProven` unless all of it is ours, for this purpose, in time, and answered with its own state. */
    belongs(purpose: string, { flow, query }: ProviderAnswer) {
      const name = nameOf(flow)
      const endsAt = flowOf(name).begunAt + flowMs
      const holds =
        keys.verify('provider flow', `${purpose} ${name}`, proofOf(flow)) &&
        keys.verify('provider state', name, new URLSearchParams(query).get('state') ?? '') &&
        endsAt > clock.now()
      if (!holds) throw new HotlineError('notProven')
      return { once: `flow ${name}`, endsAt }
    },
  }
}
