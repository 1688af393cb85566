import type { SealedDigits } from '../../../domain/call/sealedDigits.ts'
import { HotlineError } from '../../../errors.ts'

export interface ElksLogin {
  api: string
  user: string
  password: string
}

/** What we ask of the provider ourselves: a text message, and a recording that is fetched and destroyed there. */
export function createElksApi({ api, user, password }: ElksLogin) {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const withinMs = 10_000

  async function ask(url: string, method: string, body?: URLSearchParams): Promise<Response> {
    // Our login goes to the provider and nobody else, whatever address a request names.
    if (new URL(url).origin !== new URL(api).origin) throw new HotlineError('badInput', 'an address of somebody else')
    const signal = AbortSignal.timeout(withinMs)
    const response = await fetch(url, { method, headers: { authorization }, signal, ...(body ? { body } : {}) })
    if (!response.ok) throw new HotlineError('unavailable', 'the telephone provider refused')
    return response
  }

  return {
    async text(from: string, to: SealedDigits, message: string) {
      await ask(`${api}/a1/sms`, 'POST', new URLSearchParams({ from, to: to.open(), message, dontlog: 'message' }))
    },
    /** The sound is ours alone from here on. */
    async takeRecording(wav: string): Promise<Buffer> {
      const response = await ask(wav, 'GET')
      const sound = Buffer.from(await response.arrayBuffer())
      await ask(wav.replace(/\.wav$/, ''), 'DELETE')
      return sound
    },
  }
}
