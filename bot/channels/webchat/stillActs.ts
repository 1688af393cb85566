import { type Mark, withoutMarked } from '../../../shared/identity.ts'
import type { Language } from '../../../shared/languages.ts'
import { returnCodeSchema } from '../../../shared/returnCode.ts'
import { canBeSafeWord, plainWord } from '../../../shared/safety.ts'
import { controlSchema, lostContactPlanSchema } from '../../../shared/safetySchemas.ts'
import type { StillForm } from '../../../shared/stillForm.ts'
import type { StillStart, VisitorInputWire } from '../../../shared/wire/visitor.ts'
import { HotlineError, IdentifiesError } from '../../errors.ts'
import { chooseLanguage, eraseConversation, takeBack } from '../../usecases/changeByVisitor.ts'
import { makeReturnCode } from '../../usecases/returnCodes.ts'
import { ensureRoom, newlyHeld } from './ensureRoom.ts'
import { ensureNothingIdentifies, marksIn } from './guard.ts'
import { enterCode } from './returning.ts'
import type { Held } from './visitorTokens.ts'
import type { Webchat } from './webchat.ts'

/** What became of a form. */
export type Done =
  /** The page holds this conversation. */
  | { kind: 'held'; held: Held }
  /** The page holds none any more. */
  | { kind: 'ended'; language: Language; notice?: 'erased' }
  /** There is none yet; the first screen goes on in this language. */
  | { kind: 'first'; language: Language }
  | { kind: 'left' }
  /** Shown this once, beside the conversation as it stands. */
  | { kind: 'code'; code: string }
  /** Nothing happened; what was written comes back. */
  | {
      kind: 'refused'
      notice?: NonNullable<StillStart['notice']>
      draft?: string
      marks?: readonly Mark[]
      language?: Language
    }
  /** Nothing was sent: this is what is left to send. */
  | { kind: 'drafted'; draft: string; language: Language }

type Input = Extract<StillForm, { act: 'text' | 'choices' | 'human' | 'freely' | 'plan' | 'safeWord' | 'show' }>

interface Place {
  /** The conversation the cookie holds. */
  held: Held | undefined
  /** Tells who enters codes too often from everybody else. */
  lane: string
}

/** Does what a form of the page without script asks for, on the conversation its cookie holds. */
export async function takeStillAct(webchat: Webchat, form: StillForm, { held, lane }: Place): Promise<Done> {
  const { ports } = webchat
  switch (form.act) {
    case 'leave':
      return { kind: 'left' }
    case 'open':
      return { kind: 'first', language: 'sv' }
    case 'startAgain':
      return { kind: 'ended', language: form.language }
    case 'erase':
      if (held) await eraseConversation(ports, held.id, 'visitor')
      return { kind: 'ended', language: form.language, notice: 'erased' }
    case 'language':
      if (!held) return { kind: 'first', language: form.to }
      return refusing(form, async () => {
        await chooseLanguage(ports, held.id, form.clientId, form.to)
        return { kind: 'held', held }
      })
    case 'takeBack':
      if (!held) return { kind: 'refused', notice: 'gone' }
      return refusing(form, async () => {
        await takeBack(ports, held.id, form.clientId, form.target)
        return { kind: 'held', held }
      })
    case 'makeCode':
      if (!held) return { kind: 'refused', notice: 'gone' }
      return refusing(form, async () => ({
        kind: 'code',
        code: await makeReturnCode(ports, held.id, controlIn(form)),
      }))
    case 'enterCode':
      return takeCode(webchat, form, lane)
    case 'remove':
      return removeMarked(webchat, form)
    default:
      return takeInput(webchat, form, held)
  }
}

/** Without a conversation the client id makes one, so that the same form twice makes one. */
async function takeInput(webchat: Webchat, form: Input, before: Held | undefined): Promise<Done> {
  const { clientId, language } = form
  const held = before ?? newlyHeld(webchat, clientId)
  const input = inputOf(form)
  if (!input) return { kind: 'refused', notice: form.act === 'plan' ? 'badNumber' : 'refused', language }
  // A tick left out of a question that asks for one is no answer; the question stands.
  if (input.kind === 'choices' && input.choices.length === 0) return { kind: 'refused', language }
  return refusing(form, async () => {
    ensureNothingIdentifies(webchat, input)
    if (!before) await ensureRoom(webchat, clientId, { kind: 'cannotWork' })
    await webchat.takeTurn({ id: held.id, clientId, language, input })
    return { kind: 'held', held }
  })
}

/** A code that is none, and one that is wrong, get the same answer. */
async function takeCode(webchat: Webchat, form: Extract<StillForm, { act: 'enterCode' }>, lane: string): Promise<Done> {
  const code = returnCodeSchema.safeParse(form.code)
  const { clientId, language } = form
  if (!code.success) return { kind: 'refused', notice: 'wrongCode', language }
  return refusing(form, async () => ({
    kind: 'held',
    held: await enterCode(webchat, lane, { clientId, language, code: code.data }),
  }))
}

/** Undefined where a form was filled in so that it says nothing. */
function inputOf(form: Input): VisitorInputWire | undefined {
  switch (form.act) {
    case 'text':
      return { kind: 'text', text: form.text, ...(form.asIs ? { asIs: true } : {}) }
    case 'human':
      return { kind: 'human' }
    case 'choices':
      return { kind: 'choices', step: form.step, choices: form.choice }
    case 'freely':
      return { kind: 'freely', answer: form.answer }
    case 'plan':
      return planOf(form)
    case 'safeWord':
      return canBeSafeWord(form.word) ? { kind: 'safeWord', word: plainWord(form.word) } : undefined
    case 'show':
      return { kind: 'show', word: form.word }
    default:
      return form satisfies never
  }
}

function planOf({ kind, number, hour }: Extract<Input, { act: 'plan' }>): VisitorInputWire | undefined {
  const plan = lostContactPlanSchema.safeParse(kind === 'ring' ? { kind, number, hour } : { kind })
  return plan.success ? { kind: 'plan', plan: plan.data } : undefined
}

/** Half a question is none. */
function controlIn({ question, answer }: Extract<StillForm, { act: 'makeCode' }>) {
  return controlSchema.safeParse({ question, answer }).data
}

/** Takes out what the page asked about, by the same rules. */
function removeMarked(webchat: Webchat, { text, language }: Extract<StillForm, { act: 'remove' }>): Done {
  return { kind: 'drafted', draft: withoutMarked(text, marksIn(webchat, text)), language }
}

/** What the line refuses is said on the page, and a text comes back with it. */
async function refusing(form: StillForm, run: () => Promise<Done>): Promise<Done> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof HotlineError)) throw error
    const draft = form.act === 'text' ? { draft: form.text } : form.act === 'show' ? { draft: form.word } : {}
    const language = 'language' in form ? { language: form.language } : {}
    if (error instanceof IdentifiesError) return { kind: 'refused', marks: error.marks, ...draft, ...language }
    return { kind: 'refused', notice: noticeOf(error, form), ...draft, ...language }
  }
}

function noticeOf({ code }: HotlineError, { act }: StillForm): NonNullable<StillStart['notice']> {
  if (act === 'enterCode' && code === 'notFound') return 'wrongCode'
  if (code === 'slowDown' || code === 'unavailable') return 'busy'
  return code === 'closed' || code === 'gone' ? code : 'refused'
}
