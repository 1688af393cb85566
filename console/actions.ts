import type { CallBackOutcome } from '../shared/entry.ts'
import type { ConversationId } from '../shared/ids.ts'
import type { AidCode, RedactionReason } from '../shared/judgement.ts'
import type { ConsoleLanguage, Language } from '../shared/languages.ts'
import type { OpenReason } from '../shared/openReasons.ts'
import type { RingsAt } from '../shared/telephone.ts'
import { boardActions } from './boardActions.ts'
import { newClientId } from './connection/clientId.ts'
import type { KeptDrafts } from './connection/keepDrafts.ts'
import type { Line } from './connection/line.ts'
import { leaveForProvider } from './connection/provider.ts'
import { askProvider, enrol, setUpCodes, signIn, signInWithPasskey, signOut } from './connection/session.ts'
import type { Bell } from './sound/bell.ts'
import type { Act, Box } from './state/acts.ts'
import type { Page, RecordChoices, Room } from './state/consoleState.ts'
import { onShift } from './state/lists.ts'
import { calling } from './state/ringing.ts'
import type { Store } from './state/store.ts'
import type { TelephoneKeeper } from './telephone/keepTelephone.ts'
import { fetchTexts } from './text/translate.ts'

type Judgement = Extract<Act, { event: 'conversation:judge' }>['payload']

/** Everything staff can do on the page, as views call it. */
export type Actions = ReturnType<typeof createActions>

export interface ActionPorts {
  store: Store
  line: Line
  bell: Bell
  telephone: TelephoneKeeper
  drafts: KeptDrafts
}

const muteForMs = 60_000

export const createActions = (ports: ActionPorts) => ({
  ...sessionActions(ports),
  ...shiftActions(ports),
  ...conversationActions(ports),
  ...callActions(ports),
  ...telephoneActions(ports),
  ...pageActions(ports),
  ...boardActions(ports),
})

const sessionActions = ({ store: { read, dispatch }, line, drafts }: ActionPorts) => {
  async function enter(ask: () => ReturnType<typeof signIn>) {
    dispatch({ from: 'staff', type: 'session:asked' })
    const asked = await ask()
    if (asked.ok) {
      dispatch({ from: 'line', type: 'session:given', me: asked.me, way: asked.way, passkeys: asked.passkeys })
      await drafts.open(asked.draftKey)
    } else dispatch({ from: 'line', type: 'session:refused', refusal: asked.refusal })
  }
  return {
    signIn: (name: string, password: string, code?: string) => enter(() => signIn(name, password, code)),
    setUpCodes: (given: Parameters<typeof setUpCodes>[0]) => enter(() => setUpCodes(given)),
    signInWithPasskey: () => enter(signInWithPasskey),
    /** Makes the first passkey, and signs in with it. */
    enrol: (name: string, password: string) => enter(() => enrol(name, password)),
    /** Leaves the page, and comes back to it as somebody who is signed in. */
    async goToProvider(given?: { name: string; password: string }) {
      dispatch({ from: 'staff', type: 'session:asked' })
      const asked = await askProvider(given)
      if ('address' in asked) leaveForProvider(asked.address, read().own.language)
      else dispatch({ from: 'line', type: 'session:refused', refusal: asked.refusal })
    },
    countPasskeys: (passkeys: number) => dispatch({ from: 'line', type: 'passkeys:counted', passkeys }),
    async signOut() {
      if (onShift(read())) line.shift('shift:end')
      dispatch({ from: 'staff', type: 'session:left' })
      if (!(await signOut())) dispatch({ from: 'line', type: 'session:notEnded' })
    },
  }
}

const shiftActions = ({ store: { read, dispatch }, line, bell, telephone }: ActionPorts) => ({
  /** The click that lets the browser sound, and in which it asks for the microphone where calls ring here. */
  startShift() {
    bell.unlock()
    if (read().held.telephone?.rings === 'browser') telephone.prepare()
    if (read().own.soundCheck !== 'heard') dispatch({ from: 'staff', type: 'sound:checked', soundCheck: 'asked' })
    dispatch({ from: 'staff', type: 'shift:asked', to: 'on' })
    line.shift('shift:start')
  },
  takeBreak() {
    dispatch({ from: 'staff', type: 'shift:asked', to: 'break' })
    line.shift('shift:break')
  },
  endShift() {
    dispatch({ from: 'staff', type: 'shift:asked', to: 'off' })
    line.shift('shift:end')
  },
  /** Anything done at the console; kept no finer than a second. */
  touch() {
    const at = Date.now()
    if (at - read().own.touchedAt >= 1000) dispatch({ from: 'staff', type: 'console:touched', at })
  },
  testSound: () => bell.unlock(),
  answerSoundCheck(soundCheck: 'heard' | 'notHeard') {
    if (soundCheck === 'notHeard') bell.unlock()
    dispatch({ from: 'staff', type: 'sound:checked', soundCheck })
  },
  mute: () =>
    dispatch({
      from: 'staff',
      type: 'sound:muted',
      muted: { until: Date.now() + muteForMs, what: calling(read(), Date.now()) },
    }),
  unmute: () => dispatch({ from: 'staff', type: 'sound:muted', muted: { until: 0, what: 'silent' } }),
})

const conversationActions = ({ store: { dispatch } }: ActionPorts) => {
  const make = (act: Act) => dispatch({ from: 'staff', type: 'act:made', act, at: Date.now() })
  const act = (id: ConversationId) => ({ id, clientId: newClientId() })
  return {
    claim: (id: ConversationId) => make({ event: 'conversation:claim', payload: act(id) }),
    send: (id: ConversationId, text: string) => make({ event: 'message:send', payload: { ...act(id), text } }),
    addNote: (id: ConversationId, text: string) => make({ event: 'note:add', payload: { ...act(id), text } }),
    coach: (id: ConversationId, text: string) => make({ event: 'coaching:send', payload: { ...act(id), text } }),
    judge: (id: ConversationId, judgement: Pick<Judgement, 'urgency' | 'tracks' | 'reason'>) =>
      make({ event: 'conversation:judge', payload: { ...act(id), ...judgement } }),
    redact: (id: ConversationId, target: number, reason: RedactionReason) =>
      make({ event: 'message:redact', payload: { ...act(id), target, reason } }),
    finishAid: (id: ConversationId, did: AidCode) => make({ event: 'aid:finish', payload: { ...act(id), did } }),
    offerCode: (id: ConversationId) => make({ event: 'code:offer', payload: act(id) }),
    invite: (id: ConversationId, to: number, text: string) =>
      make({ event: 'colleague:invite', payload: { ...act(id), to, text } }),
    join: (id: ConversationId) => make({ event: 'conversation:join', payload: act(id) }),
    leave: (id: ConversationId) => make({ event: 'conversation:leave', payload: act(id) }),
    release: (id: ConversationId, to: 'queue' | 'bot') =>
      make({ event: 'conversation:release', payload: { ...act(id), to } }),
    recuse: (id: ConversationId) => make({ event: 'conversation:recuse', payload: act(id) }),
    putAside: (id: ConversationId) => make({ event: 'conversation:putAside', payload: act(id) }),
    beginClosing: (id: ConversationId) => make({ event: 'conversation:beginClosing', payload: act(id) }),
    close: (id: ConversationId, record: RecordChoices) =>
      make({ event: 'conversation:close', payload: { ...act(id), record: { ...record } } }),
  }
}

/** Answered once and kept nowhere: a number, a voice or an answer is on the screen only while it is asked for. */
const callActions = ({ line }: ActionPorts) => ({
  showCallBack: async (id: ConversationId) => (await line.ask('callBack:show', { id }))?.number,
  finishCallBack: (id: ConversationId, ended: CallBackOutcome) => line.ask('callBack:done', { id, ended }),
  hearVoice: async (id: ConversationId) => (await line.ask('voice:hear', { id }))?.audio,
  deleteVoice: (id: ConversationId) => line.ask('voice:delete', { id }),
  showLostContact: async (id: ConversationId) => (await line.ask('lostContact:show', { id }))?.number,
  showControl: async (id: ConversationId) => (await line.ask('control:show', { id }))?.answer,
})

/** Answering a call is claiming it: the telephone then answers by itself. */
const telephoneActions = ({ store: { dispatch }, line, telephone }: ActionPorts) => ({
  async chooseTelephone(rings: RingsAt) {
    if (await line.ask('telephone:choose', { rings })) dispatch({ from: 'line', type: 'telephone:chosen', rings })
  },
  prepareTelephone: telephone.prepare,
  takeTelephoneBack: telephone.takeBack,
  declineCall: telephone.decline,
  hangUp: telephone.hangUp,
  muteMicrophone: telephone.mute,
})

const pageActions = ({ store: { dispatch }, line }: ActionPorts) => ({
  choose: (id: ConversationId) => dispatch({ from: 'staff', type: 'conversation:chosen', id }),
  /** Somebody else's conversation, with the reason to open it. */
  open: (id: ConversationId, reason: OpenReason) =>
    dispatch({ from: 'staff', type: 'conversation:openedFor', id, why: { reason, clientId: newClientId() } }),
  showPage: (page: Page) => dispatch({ from: 'staff', type: 'page:chosen', page }),
  showRoom: (room: Room) => dispatch({ from: 'staff', type: 'room:chosen', room }),
  write(id: ConversationId, box: Box, text: string) {
    dispatch({ from: 'staff', type: 'draft:changed', id, box, text })
    if (box === 'reply' && text !== '') line.writing(id)
  },
  findAnswers: (language: Language, text: string) => line.findAnswers(language, text.trim()),
  takeBack: (clientId: Act['payload']['clientId']) => dispatch({ from: 'staff', type: 'text:takenBack', clientId }),
  chooseInRecord: (id: ConversationId, field: string, value: string | string[]) =>
    dispatch({ from: 'staff', type: 'record:chosen', id, field, value }),
  showClosing: (id: ConversationId, visible: boolean) =>
    dispatch({ from: 'staff', type: 'closing:shown', id, visible }),
  chooseLanguage: (language: ConsoleLanguage) =>
    fetchTexts(language).then(
      () => dispatch({ from: 'staff', type: 'language:chosen', language }),
      () => dispatch({ from: 'line', type: 'shift:refused', code: 'unavailable' }),
    ),
  switchShortcuts: (on: boolean) => dispatch({ from: 'staff', type: 'shortcuts:switched', on }),
  readNotice: () => dispatch({ from: 'staff', type: 'notice:read' }),
})
