import { HotlineError } from '../../../errors.ts'
import { destroyThere } from '../destroyThere.ts'

export interface ProviderLogin {
  api: string
  user: string
  password: string
}

const withinMs = 10_000

/** Requests of ours to a provider. The login goes to it and nobody else, whatever address somebody names. */
export function createProviderApi({ api, user, password }: ProviderLogin) {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

  async function ask(url: string, method: string, body?: URLSearchParams): Promise<Response> {
    if (new URL(url).origin !== new URL(api).origin) throw new HotlineError('badInput', 'an address of somebody else')
    const signal = AbortSignal.timeout(withinMs)
    const response = await fetch(url, { method, headers: { authorization }, signal, ...(body ? { body } : {}) })
    if (!response.ok) throw new HotlineError('unavailable', 'the telephone provider refused')
    return response
  }

  return {
    ask,
    /** A recording, destroyed there at once: the sound is ours alone from here on. */
    async takeRecording(sound: string, resource: string): Promise<Buffer> {
      const response = await ask(sound, 'GET')
      const bytes = Buffer.from(await response.arrayBuffer())
      await destroyThere(() => ask(resource, 'DELETE'))
      return bytes
    },
  }
}
