import { languageNames } from '../../../shared/languages.ts'
import type { AboutRow } from '../../../shared/wire/visitor.ts'
import type { Conversation } from '../../domain/conversation.ts'
import type { Translate } from '../../text/translate.ts'
import type { About } from '../../usecases/aboutConversation.ts'

/** "What do you know about me?" in plain words, one thing a row. */
export function aboutView(t: Translate, { conversation, hasCode, beganAt, lastOwnAt, eraseAt }: About): AboutRow[] {
  const { language, ownTexts, answeredSteps, consents, safeWord, control, freely } = conversation
  const say = (key: string, parameters?: Record<string, number>) => t(language, key, parameters)
  const time = (whenAt: number) => say('about.time', { whenAt })
  const yesNo = (is: boolean) => say(is ? 'choice.yes' : 'choice.no')
  const asked = (answer: string | undefined) => say(answer ? (answers[answer] ?? 'choice.no') : 'about.notAsked')
  return [
    { label: say('about.texts'), value: String(ownTexts.length) },
    { label: say('about.answers'), value: String(answeredSteps.size) },
    { label: say('about.language'), value: languageNames[language] },
    { label: say('about.channel'), value: say('about.webchat') },
    { label: say('about.began'), value: time(beganAt) },
    ...(lastOwnAt > 0 ? [{ label: say('about.last'), value: time(lastOwnAt) }] : []),
    { label: say('about.screening'), value: asked(consents.C2) },
    { label: say('about.reading'), value: asked(consents.C3) },
    { label: say('about.statistics'), value: asked(consents.C4) },
    { label: say('about.freely'), value: asked(freely?.answer) },
    { label: say('about.plan'), value: planText(say, conversation) },
    { label: say('about.safeWord'), value: yesNo(safeWord !== undefined) },
    { label: say('about.code'), value: yesNo(hasCode) },
    { label: say('about.control'), value: yesNo(control !== undefined) },
    { label: say('about.erased'), value: time(eraseAt) },
  ]
}

const answers: Readonly<Record<string, string>> = {
  yes: 'choice.yes',
  no: 'choice.no',
  withoutText: 'about.withoutText',
  unsure: 'about.unsure',
}

/** The number itself is for staff. */
function planText(say: (key: string, parameters?: Record<string, number>) => string, { plan }: Conversation) {
  if (plan?.plan.kind === 'ring') return say('about.plan.ring', { hour: plan.plan.hour })
  return say(`about.plan.${plan?.plan.kind ?? 'none'}`)
}
