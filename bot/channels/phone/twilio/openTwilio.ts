import type { PhoneParts } from '../calls.ts'
import { createProviderApi } from '../pull/providerApi.ts'
import { createPullCalls, type PullOptions } from '../pull/pullCalls.ts'
import { pullRoutes } from '../pull/pullRoutes.ts'
import type { Telephone } from '../telephone.ts'
import { isAccepted, readCall, readHangUp, readOutcome, readRecording } from './readRequest.ts'
import { twilioProof } from './twilioProof.ts'
import { writeJoin, writeLastResort, writeRefusal, writeResponse, writeWhisper } from './writeResponse.ts'

export interface TwilioConfig {
  kind: 'twilio'
  api: string
  account: string
  /** Signs every request of the provider's, and is our login there. */
  token: string
  /** The line's own number, shown to staff. */
  number: string
  /** Rung when something of ours is broken. */
  onCall: string
  /** Telephone numbers by the names staff sign in with. */
  staff: Readonly<Record<string, string>>
}

export interface TwilioOptions extends PullOptions {
  /** How the provider reaches us, letter for letter: it is part of every signature. */
  origin: string
}

const path = '/phone/twilio'

/** The provider Twilio: its markup, and its signature on every request. */
export function openTwilio(parts: PhoneParts, config: TwilioConfig, options: TwilioOptions): Telephone {
  const { number, staff, onCall, token } = config
  const api = createProviderApi({ api: config.api, user: config.account, password: token })
  const base = `${options.origin}${path}`
  const writeLast = (sound: string) => writeLastResort(sound, config)
  const provider = { base, number, staff, onCall, write: writeResponse, writeLastResort: writeLast }
  const calls = createPullCalls<string>(parts, provider, options)
  return {
    push: calls.push,
    close: calls.close,
    visitorRoutes: (routes) =>
      pullRoutes(routes, calls, {
        path,
        door: (_request, _response, next) => next(),
        proof: twilioProof(token, options.origin),
        mayListen: () => true,
        readCall,
        readOutcome,
        async takeRecording(body) {
          const { callid, url, seconds } = readRecording(body)
          return { callid, audio: await api.takeRecording(`${url}.wav`, `${url}.json`), seconds }
        },
        readHangUp,
        send: (response, answer) => response.type('text/xml').send(answer),
        staffSide: {
          whisper: (callid) =>
            writeWhisper(calls.soundOf([{ language: 'sv', text: 'phone.whisper' }]), `${base}/accept/${callid}`),
          isAccepted,
          join: writeJoin,
          refuse: writeRefusal,
        },
      }),
  }
}
