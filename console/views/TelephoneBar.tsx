import type { OwnTelephone } from '../state/consoleState.ts'
import { isOnItsWay } from '../state/lists.ts'
import { ringingCard, talkingCard } from '../state/telephone.ts'
import { aboutText, cardName } from '../text/words.ts'
import { Button } from './Button.tsx'
import { KeyHint } from './KeyHint.tsx'
import { useConsole } from './useConsole.ts'

/** The telephone of this console, on whatever page: what it does now, and what can be done with it. */
export function TelephoneBar() {
  const { state, words } = useConsole()
  const { telephone } = state.own
  const Shown = shownFor(telephone)
  return (
    <section className="telephone" aria-label={words.t('telephone.label')}>
      {Shown && <Shown />}
    </section>
  )
}

function shownFor({ line, call }: OwnTelephone) {
  if (call === 'ringing') return Ringing
  if (call === 'answering' || call === 'talking') return Talking
  return line === 'off' || line === 'ready' ? undefined : Trouble
}

function Ringing() {
  const { state, actions, words } = useConsole()
  const card = ringingCard(state)
  const answering = card !== undefined && isOnItsWay(state, 'conversation:claim', card.id)
  return (
    <div className="line rings">
      <p role="alert">
        {words.t('telephone.rings')} {card && <b>{cardName(words, card)}</b>}
      </p>
      <div className="lineButtons">
        {card && (
          <Button look="primary" data-key="s" onPress={() => actions.claim(card.id)}>
            {words.t(answering ? 'call.answering' : 'telephone.answer')}
            <KeyHint name="s" />
          </Button>
        )}
        <Button onPress={actions.declineCall}>{words.t('telephone.decline')}</Button>
      </div>
    </div>
  )
}

function Talking() {
  const { state, actions, words } = useConsole()
  const { call, muted } = state.own.telephone
  const card = talkingCard(state)
  return (
    <div className="line talks">
      <p role="status">
        {words.t(call === 'talking' ? 'telephone.talks' : 'telephone.connects')} {card && aboutText(words, card)}
        {muted && <b> {words.t('telephone.muted')}</b>}
      </p>
      <div className="lineButtons">
        <Button data-key="m" isDisabled={call !== 'talking'} onPress={() => actions.muteMicrophone(!muted)}>
          {words.t(muted ? 'telephone.unmute' : 'telephone.mute')}
          <KeyHint name="m" />
        </Button>
        <Button data-key="h" onPress={actions.hangUp}>
          {words.t('telephone.hangUp')}
          <KeyHint name="h" />
        </Button>
      </div>
    </div>
  )
}

/** Calls do not ring here now: why, where they ring instead, and what helps. */
function Trouble() {
  const { state, actions, words } = useConsole()
  const { line } = state.own.telephone
  const own = state.held.telephone?.own ?? false
  const again = { refused: actions.prepareTelephone, elsewhere: actions.takeTelephoneBack }[line as 'refused']
  return (
    <div className="line check">
      <p role="status">
        {words.word('telephone.line', line)}{' '}
        {line !== 'elsewhere' && words.t(own ? 'telephone.ownInstead' : 'telephone.nobodyInstead')}
      </p>
      {again && (
        <div className="lineButtons">
          <Button onPress={again}>{words.t(line === 'refused' ? 'telephone.tryAgain' : 'telephone.ringHere')}</Button>
          {line === 'refused' && own && (
            <Button onPress={() => void actions.chooseTelephone('own')}>{words.t('telephone.chooseOwn')}</Button>
          )}
        </div>
      )}
    </div>
  )
}
