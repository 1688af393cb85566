import { UA } from 'jssip'
import type { IncomingRTCSessionEvent, OutgoingRTCSessionEvent } from 'jssip/lib/UA'
import { takenElsewhere } from '../../shared/telephone.ts'
import { createSipSocket } from './sipSocket.ts'
import { onlyTelephoneCodecs } from './telephoneCodecs.ts'

export type TelephoneNews = 'ready' | 'away' | 'elsewhere' | 'noMicrophone' | 'ringing' | 'talking' | 'over'

export interface SipTelephone {
  answer(): void
  /** Not now: the next one is rung. */
  decline(): void
  hangUp(): void
  mute(muted: boolean): void
  close(): void
}

type Session = IncomingRTCSessionEvent['session']

const busy = 486

/** A telephone that is only ever called. The line signs in for it, and who calls never comes this far. */
export function openSipTelephone(told: (news: TelephoneNews) => void): SipTelephone {
  const telephone = new UA({
    sockets: [createSipSocket()],
    uri: 'sip:staff@line.invalid',
    register: false,
    session_timers: false,
    user_agent: 'console',
    connection_recovery_min_interval: 1,
    connection_recovery_max_interval: 4,
  })
  let session: Session | undefined
  let isOpen = true
  const sound = new Audio()
  // The library takes its leave for a while; what it says meanwhile is news of nothing that is there.
  const tell = (news: TelephoneNews) => isOpen && told(news)

  telephone.on('connected', () => tell('ready'))
  telephone.on('disconnected', ({ code }) => {
    if (code !== takenElsewhere) return tell('away')
    tell('elsewhere')
    close()
  })
  telephone.on('newRTCSession', (event: IncomingRTCSessionEvent | OutgoingRTCSessionEvent) => {
    if (session) return event.session.terminate({ status_code: busy })
    session = event.session
    follow(session)
    tell('ringing')
  })
  telephone.start()
  return {
    answer: () => session?.answer({ mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers: [] } }),
    decline: () => session?.terminate({ status_code: busy }),
    hangUp: () => session?.terminate(),
    mute(muted) {
      if (muted) session?.mute({ audio: true })
      else session?.unmute({ audio: true })
    },
    close,
  }

  function close() {
    isOpen = false
    telephone.stop()
    sound.srcObject = null
  }

  function follow(one: Session) {
    one.on('sdp', (event) => {
      event.sdp = onlyTelephoneCodecs(event.sdp)
    })
    one.on('peerconnection', ({ peerconnection }) => {
      peerconnection.addEventListener('track', ({ streams: [stream] }) => {
        sound.srcObject = stream ?? null
        void sound.play()
      })
    })
    one.on('getusermediafailed', () => tell('noMicrophone'))
    one.on('confirmed', () => tell('talking'))
    one.on('ended', over)
    one.on('failed', over)
  }

  function over() {
    session = undefined
    sound.srcObject = null
    tell('over')
  }
}
