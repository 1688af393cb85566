import { type Role, roles } from '../../shared/roles.ts'

/**
 * Everything that can be asked of the line from outside, by any way in: an HTTP route, a socket's event, a command at the
 * machine. A way in names one of these, and what the table below does not allow is refused.
 */
export type Action =
  /** The pages, their files, and whether the line is up. */
  | 'look'
  | 'signIn'
  /** A first word, or a return code. */
  | 'begin'
  /** In the one conversation whose token one holds. */
  | 'talk'
  /** For a channel of the Bot Framework, with its credentials. */
  | 'relay'
  | 'seeSelf'
  | 'seeLists'
  | 'claim'
  | 'open'
  | 'reply'
  | 'note'
  | 'release'
  | 'transfer'
  | 'judge'
  | 'redact'
  | 'close'
  /** One that did not come by the line. */
  | 'recordContact'
  | 'openAny'
  | 'coach'
  /** Off the lists, unclaimed, for the sake of others. */
  | 'putAside'
  /** "I may know this person." */
  | 'recuse'
  /** What takes two persons: the list of it, and asking for and approving each kind. */
  | 'seeFourEyes'
  | 'askAboutConversation'
  | 'approveAboutConversation'
  /** The two steps of a statistics release. */
  | 'askRelease'
  | 'approveRelease'
  /** Of an account that gets a right, and of how long texts are kept. */
  | 'askChange'
  | 'approveChange'
  | 'readAudit'
  /** Who opened more conversations than a person talks in. */
  | 'seeFlags'
  | 'takeShift'
  /** Numbers of statistics releases. */
  | 'seeStatistics'
  /** A number to call back and a voice message, in one's own conversation. */
  | 'callBack'
  /** Where to ring a visitor when contact is lost, and the answer to a control question. */
  | 'reveal'
  /** On the telephone of one's console, and where calls ring. */
  | 'answerCalls'
  /** The simulated telephone, on the console's listener where there is one. */
  | 'tryPhone'
  | 'editSettings'
  /** What visitors read, but for consent and acute signals; and trying what the bot makes of a text. */
  | 'editTexts'
  /** What the bot had no answer to. */
  | 'readUnanswered'
  /** Who is on call when. */
  | 'editPlan'
  /** Commands: accounts, copies of the store, the protocol of erasures, the audit trail, and tools without people's data. */
  | 'manageAccounts'
  | 'backUp'
  | 'seeErasures'
  | 'verifyAudit'
  | 'seeFigures'
  | 'useTools'

/** Who can stand before a door: staff by their role; otherwise by what they hold, or that they are at the machine. */
export const actors = [...roles, 'anybody', 'visitor', 'channel', 'operator'] as const
/** One of `actors`. */
export type Actor = (typeof actors)[number]

const signedIn: readonly Action[] = ['seeSelf']
const own: readonly Action[] = [
  ...signedIn,
  'seeLists',
  'claim',
  'open',
  'reply',
  'note',
  'release',
  'transfer',
  'judge',
  'redact',
  'close',
  'recordContact',
  'takeShift',
  'callBack',
  'reveal',
  'recuse',
  'answerCalls',
]

/** Architecture.md, "Words": managers and administrators never see a conversation. */
const allowed: ReadonlyMap<Actor, readonly Action[]> = new Map<Actor, readonly Action[]>([
  ['responder', own],
  [
    'coordinator',
    [
      ...own,
      'openAny',
      'editTexts',
      'editPlan',
      'coach',
      'putAside',
      'seeFourEyes',
      'askAboutConversation',
      'approveAboutConversation',
      'seeFlags',
    ],
  ],
  [
    'manager',
    [
      ...signedIn,
      'seeStatistics',
      'seeFourEyes',
      'approveAboutConversation',
      'askRelease',
      'approveRelease',
      'seeFlags',
    ],
  ],
  [
    'administrator',
    [
      ...signedIn,
      'seeFourEyes',
      'askChange',
      'approveChange',
      'readAudit',
      'editSettings',
      'editTexts',
      'readUnanswered',
      'manageAccounts',
    ],
  ],
  ['anybody', ['look', 'signIn', 'begin', 'tryPhone']],
  ['visitor', ['talk']],
  ['channel', ['relay']],
  ['operator', ['manageAccounts', 'backUp', 'seeErasures', 'verifyAudit', 'seeFigures', 'useTools']],
])

/** Whether whoever this is may do this. What the table does not name is refused. */
export const can = (actor: Role | Actor, action: Action) => allowed.get(actor)?.includes(action) ?? false
