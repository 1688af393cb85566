import type { MadeCode } from '../../../../shared/codePaths.ts'
import { findIdentity, withoutMarked } from '../../../../shared/identity.ts'
import type { Language } from '../../../../shared/languages.ts'
import { type FreeAnswer, plainWord } from '../../../../shared/safety.ts'
import type { Control, LostContactPlan } from '../../../../shared/safetySchemas.ts'
import type { AboutRow, ChoiceView, VisitorInputWire } from '../../../../shared/wire/visitor.ts'
import { type Asked, askAbout, askForCode, enterCode } from './codes.ts'
import { leave } from './leave/leave.ts'
import { newClientId } from './line/clientId.ts'
import type { Line } from './line/line.ts'
import type { Outgoing, PageEvent, PageState } from './state/state.ts'

/** Everything a visitor can do on the page. */
export interface Actions {
  write(draft: string): void
  /** Asks first when something in it can give somebody away; the safe word hides everything and is no message. */
  send(text: string): void
  removeMarked(): void
  sendAsIs(): void
  keepWriting(): void
  sayHowFreely(answer: FreeAnswer): void
  planLostContact(plan: LostContactPlan): void
  chooseSafeWord(word: string): void
  /** Shows everything again if this is the safe word. */
  show(word: string): void
  askAbout(): Promise<Asked<AboutRow[]>>
  choose(step: string, choices: ChoiceView[]): void
  askForHuman(text: string): void
  sendAgain(outgoing: Outgoing): void
  putBack(outgoing: Outgoing): void
  takeBack(target: number): void
  chooseLanguage(language: Language): void
  erase(): void
  startAgain(): void
  open(shows: PageState['shows']): void
  makeCode(control?: Control): Promise<Asked<MadeCode>>
  /** Goes on with the conversation of this code, or says why not. */
  enterCode(code: string): Promise<'wrong' | 'busy' | 'offline' | undefined>
  /** Leaves nothing on the page until `uncover`. */
  hide(): void
  uncover(): void
  leave(): void
}

export interface ActionParts {
  line: Line
  leaveTo: string
  dispatch(event: PageEvent): void
  now(): PageState
  token(): string | undefined
}

export function createActions({ line, leaveTo, dispatch, now, token }: ActionParts): Actions {
  /** Chosen on this page, so that hiding need not wait for the server. */
  let safeWord: string | undefined

  function send(input: VisitorInputWire, text = '', how: { hides?: true } = {}) {
    const clientId = newClientId()
    dispatch({ type: 'sent', clientId, input, text, ...how })
    line.perform({ kind: 'input', clientId, language: now().language, input })
  }
  return {
    write: (draft) => dispatch({ type: 'wrote', draft }),
    send(text) {
      if (safeWord !== undefined && plainWord(text) === safeWord)
        return send({ kind: 'text', text }, '', { hides: true })
      const marks = findIdentity(text)
      if (marks.length > 0) return dispatch({ type: 'guarded', text, marks })
      send({ kind: 'text', text }, text)
    },
    removeMarked() {
      const { guarded } = now()
      if (guarded) dispatch({ type: 'unguarded', draft: withoutMarked(guarded.text, guarded.marks) })
    },
    sendAsIs() {
      const { guarded } = now()
      if (guarded) send({ kind: 'text', text: guarded.text, asIs: true }, guarded.text)
    },
    keepWriting: () => dispatch({ type: 'unguarded', draft: now().draft }),
    sayHowFreely: (answer) => send({ kind: 'freely', answer }),
    planLostContact: (plan) => send({ kind: 'plan', plan }),
    chooseSafeWord(word) {
      safeWord = plainWord(word)
      send({ kind: 'safeWord', word: safeWord })
    },
    show: (word) => send({ kind: 'show', word }),
    askAbout: () => askAbout(token() ?? ''),
    choose: (step, choices) =>
      send(
        { kind: 'choices', step, choices: choices.map(({ choice }) => choice) },
        choices.map(({ label }) => label).join(', '),
      ),
    askForHuman: (text) => send({ kind: 'human' }, text),
    sendAgain({ clientId, input, progress }) {
      // The same id is safe to send again, unless the server already knows it with other words.
      const newId = progress.kind === 'refused' && progress.code === 'reusedId' ? newClientId() : clientId
      dispatch({ type: 'sentAgain', clientId, newId })
      line.perform({ kind: 'input', clientId: newId, language: now().language, input })
    },
    putBack: ({ clientId }) => dispatch({ type: 'putBack', clientId }),
    takeBack(target) {
      const clientId = newClientId()
      dispatch({ type: 'tookBack', clientId, target })
      line.perform({ kind: 'takeBack', clientId, target })
    },
    chooseLanguage(language) {
      dispatch({ type: 'choseLanguage', language })
      if (now().phase === 'talking') line.perform({ kind: 'language', clientId: newClientId(), language })
    },
    erase() {
      dispatch({ type: 'askedToErase' })
      line.erase()
    },
    startAgain() {
      line.forget()
      dispatch({ type: 'startedAgain' })
    },
    open: (shows) => dispatch({ type: 'opened', shows }),
    makeCode: (control) => askForCode(token() ?? '', control),
    async enterCode(code) {
      const entered = await enterCode(code, now().language)
      if (!entered.ok) return entered.why
      line.forget()
      dispatch({ type: 'startedAgain' })
      dispatch({ type: 'started', token: entered.value.token })
      dispatch({ type: 'resumed' })
      line.resume(entered.value.token)
      return undefined
    },
    hide: () => dispatch({ type: 'covered', how: 'hidden' }),
    uncover: () => dispatch({ type: 'uncovered' }),
    leave: () => leave(leaveTo),
  }
}
