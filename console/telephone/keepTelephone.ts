import { afterEachChange } from '../connection/afterEachChange.ts'
import type { OwnTelephone } from '../state/consoleState.ts'
import type { Store } from '../state/store.ts'
import { answersNow, ringsHere, talkingCard } from '../state/telephone.ts'
import type { SipTelephone, TelephoneNews } from './sipTelephone.ts'

export interface TelephoneKeeper {
  /** Asks for the microphone, in the click by which somebody wants calls here; and again after a no. */
  prepare(): void
  /** Rings here and no longer in a newer console of mine. */
  takeBack(): void
  decline(): void
  hangUp(): void
  mute(muted: boolean): void
}

/** Where no call can come. */
export const noTelephone: TelephoneKeeper = {
  prepare() {},
  takeBack() {},
  decline() {},
  hangUp() {},
  mute() {},
}

/** A telephone while somebody is on duty whose calls ring in the console, and none otherwise. */
export function keepTelephone(store: Store): TelephoneKeeper {
  let sip: SipTelephone | undefined
  store.subscribe(afterEachChange(update))
  return {
    prepare: () => void prepare(),
    takeBack: () => void open(),
    decline: () => sip?.decline(),
    hangUp: () => sip?.hangUp(),
    mute(muted) {
      sip?.mute(muted)
      change({ muted })
    },
  }

  function change(telephone: Partial<OwnTelephone>) {
    store.dispatch({ from: 'line', type: 'telephone:changed', telephone })
  }

  function update() {
    const state = store.read()
    const { line, call } = state.own.telephone
    if (!ringsHere(state)) return sip || line !== 'off' ? close() : undefined
    if (line === 'off') return void prepare()
    if (answersNow(state)) {
      change({ call: 'answering' })
      sip?.answer()
    }
    // Its caller is gone, or somebody else has it now: nobody must be heard in an empty room.
    if (call === 'talking' && !talkingCard(state)) sip?.hangUp()
  }

  async function prepare() {
    const { line } = store.read().own.telephone
    if (line !== 'off' && line !== 'refused') return
    change({ line: 'asks' })
    const allowed = await mayListen()
    if (store.read().own.telephone.line !== 'asks') return
    if (allowed) await open()
    else change({ line: 'refused' })
  }

  /** Fetched only by who answers calls here. */
  async function open() {
    change({ line: 'connecting' })
    const { openSipTelephone } = await import('./sipTelephone.ts')
    if (store.read().own.telephone.line !== 'connecting') return
    sip?.close()
    sip = openSipTelephone(hear)
  }

  function hear(news: TelephoneNews) {
    switch (news) {
      case 'ready':
        return change({ line: 'ready' })
      case 'away':
        return change({ line: 'connecting' })
      case 'elsewhere':
        return close('elsewhere')
      // It was allowed and is no longer.
      case 'noMicrophone':
        return close('refused')
      case 'over':
        return change({ call: 'none', muted: false })
      default:
        return change({ call: news })
    }
  }

  function close(line: OwnTelephone['line'] = 'off') {
    sip?.close()
    sip = undefined
    change({ line, call: 'none', muted: false })
  }
}

/** The microphone itself is opened for a call alone. */
async function mayListen(): Promise<boolean> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    for (const track of stream.getTracks()) track.stop()
    return true
  } catch {
    return false
  }
}
