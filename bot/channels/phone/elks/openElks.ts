import type { PhoneParts } from '../calls.ts'
import type { ProviderLogin } from '../pull/providerApi.ts'
import { createPullCalls, type PullOptions } from '../pull/pullCalls.ts'
import { pullRoutes } from '../pull/pullRoutes.ts'
import type { Telephone } from '../telephone.ts'
import { createElksApi } from './elksApi.ts'
import { elksDoor } from './elksDoor.ts'
import { readCall, readHangUp, readOutcome, readRecording } from './readRequest.ts'
import { type Action, writeActions, writeLastResort } from './writeActions.ts'

export interface ElksConfig extends ProviderLogin {
  kind: 'elks'
  secret: string
  sources: readonly string[]
  /** The line's own number, shown to staff and to whoever gets a text message. */
  number: string
  /** Rung when something of ours is broken. */
  onCall: string
  /** Telephone numbers by the names staff sign in with. */
  staff: Readonly<Record<string, string>>
}

export interface ElksOptions extends PullOptions {
  /** How the provider reaches us. */
  origin: string
}

/** The provider 46elks: webhooks in a form, actions in JSON, and an address that nobody else knows. */
export function openElks(parts: PhoneParts, config: ElksConfig, options: ElksOptions): Telephone {
  const api = createElksApi(config)
  const { number, staff, onCall } = config
  const base = `${options.origin}/phone/${config.secret}`
  const calls = createPullCalls<Action>(
    parts,
    {
      base,
      number,
      staff,
      onCall,
      write: writeActions,
      writeLastResort: (sound) => writeLastResort(sound, config),
      // Only the address of the chat: nothing in it says what it is about.
      text: (to) => api.text(number, to, options.origin),
    },
    options,
  )
  return {
    push: calls.push,
    close: calls.close,
    visitorRoutes: (routes) =>
      pullRoutes(routes, calls, {
        path: '/phone/:secret',
        door: elksDoor(config.secret, config.sources),
        proof: (_request, _response, next) => next(),
        mayListen: ({ params }) => params.secret === config.secret,
        readCall,
        readOutcome,
        async takeRecording(body) {
          const { callid, wav, duration } = readRecording(body)
          return { callid, audio: await api.takeRecording(wav), seconds: duration }
        },
        readHangUp,
        send: (response, answer) => response.json(answer),
      }),
  }
}
