import type { CallBackTime, CallPhase, Place } from '../../../shared/entry.ts'
import type { StaffId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/languages.ts'
import type { Prompt } from '../../../shared/prompt.ts'
import type { LineState } from '../turn.ts'
import type { SealedDigits } from './sealedDigits.ts'

/** One recording that is played: a text of `voice.json` or a topic's answer (`part` of it), or digits one by one. */
export type Clip = { language: Language; text: string; part?: number } | { language: Language; digits: SealedDigits }

/** Where a call stands. */
export type Where =
  | { in: 'language' }
  /** At a prompt of the triage. */
  | { in: 'steps'; prompt: Prompt }
  | { in: 'code' }
  | { in: 'ringing'; staff: StaffId }
  /** Waiting with nobody to ring just now. */
  | { in: 'holding' }
  | { in: 'callBack'; asks: CallBackQuestion; given: Partial<CallBack> }
  | { in: 'textMessage' }
  | { in: 'recording' }
  | { in: 'connected'; staff: StaffId }
  /** The last question (C4): the caller wants to end, or staff have. */
  | { in: 'ending' }
  | { in: 'ended' }

export type CallBackQuestion = 'safe' | 'message' | 'whose' | 'number' | 'right' | 'when'

export interface CallBack {
  /** The number the caller calls from, or one that was keyed. */
  number: 'caller' | SealedDigits
  mayLeaveMessage: boolean
  when: CallBackTime
}

/** A call as the engine knows it. It has no field for the caller's number: only whether there is one. */
export interface Call {
  where: Where
  language: Language
  /** Languages with a recording of every text, in the order of their keys. */
  offered: readonly Language[]
  callerKnown: boolean
  /** Silences and wrong keys since the last key that fitted. */
  mistakes: number
  /** Whose telephones have rung since the caller was last asked what to do. */
  tried: readonly StaffId[]
  handedOver: boolean
  /** What was asked last, for the key that repeats it. */
  asked: readonly Clip[]
  /** What is still to be said before an answer is waited for, one recording at a time. */
  rest: readonly Clip[]
}

/** What happens to a call. */
export type CallEvent =
  | { kind: 'start'; callerKnown: boolean }
  /** One key; what is keyed as a whole comes as `digits`. */
  | { kind: 'key'; key: string }
  | { kind: 'digits'; digits: SealedDigits }
  | { kind: 'silence' }
  | { kind: 'answered'; staff: StaffId }
  /** `ended` after the conversation, `released` to somebody else; the others say that nobody came to the telephone. */
  | { kind: 'staff'; state: 'busy' | 'noAnswer' | 'failed' | 'ended' | 'released' }
  /** The visitor's input was taken: what the bot says to it, and how the conversation stands. */
  | { kind: 'told'; prompts: readonly Prompt[]; status: Place['status'] }
  | { kind: 'codeMade'; code: SealedDigits }
  | { kind: 'codeTaken'; prompts: readonly Prompt[]; status: Place['status']; replies: boolean }
  | { kind: 'codeWrong' }
  | { kind: 'kept' }
  /** A voice message was recorded and stored, or was not. */
  | { kind: 'recorded'; stored: boolean }
  /** Something of ours did not work. */
  | { kind: 'failed' }
  | { kind: 'hangUp' }

/** What the provider is to do. A batch says what it says and ends with one operation that waits for something. */
export type Operation =
  | { op: 'say'; clips: readonly Clip[]; interruptible: boolean }
  /** `digits`: as many keys as come until `#`; without it, one key. */
  | { op: 'ask'; clips: readonly Clip[]; digits?: number; timeoutMs: number }
  /** Rings one person and shows them the service's own number; `clips` are played meanwhile where that is possible. */
  | { op: 'connect'; staff: StaffId; ringMs: number; whisper: readonly Clip[]; clips: readonly Clip[] }
  | { op: 'record'; clips: readonly Clip[]; mostMs: number }
  | { op: 'textMessage' }
  /** Caller and staff hear each other. */
  | { op: 'bridge'; staff: StaffId }
  | { op: 'hangUp' }

/** What the line does for the engine, and answers with an event. */
export type Effect =
  | { do: 'tell'; input: { kind: 'human' } | { kind: 'danger' } | { kind: 'choices'; step: string; choices: string[] } }
  /** C4, if it has no answer yet. */
  | { do: 'askStatistics' }
  | { do: 'makeCode' }
  | { do: 'enterCode'; code: SealedDigits }
  | ({ do: 'keepCallBack' } & CallBack)

export interface Note {
  state: CallPhase
  rings?: StaffId
}

/** What the engine sees of the world: who can be rung now, and what the provider can do. */
export interface World {
  free: readonly StaffId[]
  line: LineState
  canText: boolean
  /** How many recordings a text is; long ones are several. */
  partsOf(language: Language, text: string): number
}

export interface Decision {
  call: Call
  /** Written into the conversation's log. */
  notes: readonly Note[]
  /** Comes last: its answer decides what follows. */
  effect?: Effect
  operations: readonly Operation[]
}
