import { useState } from 'react'
import { callBackOutcomes } from '../../shared/entry.ts'
import type { ConversationView } from '../../shared/wire/consoleViews.ts'
import { playVoice } from '../sound/voice.ts'
import { AskFirst } from './AskFirst.tsx'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

/** A call-back and a voice message; the number is masked, and the voice silent, until asked for. */
export function CallFacts({ conversation: { card, callBack, voice } }: { conversation: ConversationView }) {
  const { words } = useConsole()
  if (!callBack && !voice) return null
  return (
    <section className="factCard">
      <h2>{words.t('call.title')}</h2>
      {callBack && <CallBack id={card.id} {...callBack} />}
      {voice && <Voice id={card.id} seconds={voice.seconds} />}
      <p className="hint">{words.t('call.gone')}</p>
    </section>
  )
}

type Id = ConversationView['card']['id']

function CallBack({ id, when, mayLeaveMessage }: NonNullable<ConversationView['callBack']> & { id: Id }) {
  const { actions, words } = useConsole()
  const [number, setNumber] = useState<string>()
  const [failed, setFailed] = useState(false)
  async function show() {
    const shown = await actions.showCallBack(id)
    setNumber(shown)
    setFailed(shown === undefined)
  }
  return (
    <>
      <p>
        {words.t('call.callBack')}: {words.t(`call.when.${when}`)}
      </p>
      <p>{words.t(mayLeaveMessage ? 'call.mayLeaveMessage' : 'call.mayNotLeaveMessage')}</p>
      <p>{words.t('call.safety')}</p>
      <p className="number" aria-live="polite">
        {number ?? '••••••••••'}
      </p>
      <div className="cardButtons">
        {number === undefined ? (
          <Button onPress={() => void show()}>{words.t('call.showNumber')}</Button>
        ) : (
          <Button onPress={() => setNumber(undefined)}>{words.t('call.hideNumber')}</Button>
        )}
      </div>
      <p>{words.t('call.called')}</p>
      <div className="cardButtons">
        {callBackOutcomes.map((ended) => (
          <AskFirst
            key={ended}
            label={words.t(`call.done.${ended}`)}
            title={words.t('call.eraseNumber')}
            text={words.t('call.noWayBack')}
            run={() => void actions.finishCallBack(id, ended)}
          />
        ))}
      </div>
      {failed && <p role="alert">{words.t('call.failed')}</p>}
    </>
  )
}

function Voice({ id, seconds }: { id: Id; seconds: number }) {
  const { actions, words } = useConsole()
  const [state, setState] = useState<'silent' | 'playing' | 'failed'>('silent')
  async function listen() {
    setState('playing')
    const audio = await actions.hearVoice(id)
    const played = audio !== undefined && (await playVoice(audio))
    setState(played ? 'silent' : 'failed')
  }
  return (
    <>
      <p>{words.t('call.message', { seconds })}</p>
      <div className="cardButtons">
        <Button isDisabled={state === 'playing'} onPress={() => void listen()}>
          {words.t(state === 'playing' ? 'call.playing' : 'call.listen')}
        </Button>
        <AskFirst
          label={words.t('call.deleteMessage')}
          title={words.t('call.eraseMessage')}
          text={words.t('call.noWayBack')}
          run={() => void actions.deleteVoice(id)}
        />
      </div>
      {state === 'failed' && <p role="alert">{words.t('call.failed')}</p>}
    </>
  )
}
