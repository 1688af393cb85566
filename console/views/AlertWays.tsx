import { useCallback, useEffect, useState } from 'react'
import { Input, Label, Text, TextField } from 'react-aria-components'
import { reachSchema } from '../../shared/reach.ts'
import type { ReachView } from '../../shared/wire/consoleViews.ts'
import { refusedText } from '../text/words.ts'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

/** By this browser, and by e-mail or text message where the line sends them. Whether it does is said once it is known. */
export function AlertWays() {
  const { state, actions, words } = useConsole()
  const { reach } = state.held
  const [hasFailed, setFailed] = useState(false)
  const read = useCallback(async () => {
    setFailed(false)
    setFailed(!(await actions.readReach()))
  }, [actions])
  useEffect(() => void read(), [read])
  if (!reach && hasFailed)
    return (
      <>
        <p role="alert">{refusedText(words, 'unavailable')}</p>
        <Button onPress={() => void read()}>{words.t('again')}</Button>
      </>
    )
  if (!reach) return <p role="status">{words.t('loading')}</p>
  return (
    <>
      <Notices reach={reach} />
      <Addresses key={`${reach.mail} ${reach.phone}`} reach={reach} />
    </>
  )
}

function Notices({ reach }: { reach: ReachView }) {
  const { state, actions, words } = useConsole()
  const { notices } = state.own
  const push = reach.pushKey !== undefined
  return (
    <section className="reachWay">
      <h3>{words.t('reach.notices')}</h3>
      <p>
        {words.t(`reach.noticesAre.${notices}`)} {words.t(push ? 'reach.push.on' : 'reach.push.off')}
      </p>
      <div className="boardButtons">
        {(notices === 'unasked' || (notices === 'allowed' && push)) && (
          <Button onPress={actions.allowNotices}>
            {words.t(notices === 'unasked' ? 'reach.allow' : 'reach.push.here')}
          </Button>
        )}
        {notices === 'allowed' && push && (
          <Button look="quiet" onPress={actions.stopPush}>
            {words.t('reach.push.stop')}
          </Button>
        )}
      </div>
    </section>
  )
}

function Addresses({ reach }: { reach: ReachView }) {
  const { actions, words } = useConsole()
  const [mail, setMail] = useState(reach.mail ?? '')
  const [phone, setPhone] = useState(reach.phone ?? '')
  const written = { ...(mail.trim() ? { mail: mail.trim() } : {}), ...(phone.trim() ? { phone: phone.trim() } : {}) }
  const wrong = (field: 'mail' | 'phone') => !reachSchema.shape[field].safeParse(written[field]).success
  const [hasMail, hasSms] = [reach.ways.includes('mail'), reach.ways.includes('sms')]
  if (!hasMail && !hasSms) return <p>{words.t('reach.none')}</p>
  return (
    <section className="reachWay">
      <h3>{words.t('reach.messages')}</h3>
      <p>{words.count(`reach.${reach.messages}`, reach.messagesPerDay)}</p>
      {hasMail && (
        <TextField value={mail} onChange={setMail} isInvalid={wrong('mail')} type="email" autoComplete="off">
          <Label>{words.t('reach.mail')}</Label>
          <Input />
        </TextField>
      )}
      {hasSms && (
        <TextField value={phone} onChange={setPhone} isInvalid={wrong('phone')} type="tel" autoComplete="off">
          <Label>{words.t('reach.phone')}</Label>
          <Input />
          <Text slot="description">{words.t('reach.phoneHint')}</Text>
        </TextField>
      )}
      <div className="boardButtons">
        <Button isDisabled={wrong('mail') || wrong('phone')} onPress={() => actions.saveReach(written)}>
          {words.t('reach.save')}
        </Button>
      </div>
    </section>
  )
}
