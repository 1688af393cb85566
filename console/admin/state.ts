import type { AccountsView, UnansweredView } from '../../shared/adminWire.ts'
import type { Change, ChangeProblem, EditableFile, EditPlace, FileView, Version } from '../../shared/edits.ts'
import type { Explanation } from '../../shared/explanation.ts'
import type { Role } from '../../shared/roles.ts'

export const views = ['settings', 'texts', 'try', 'unanswered', 'accounts'] as const
export type View = (typeof views)[number]

/** What each role finds here; the server says no to everything else. */
export const viewsOf = (role: Role): readonly View[] => {
  if (role === 'administrator') return views
  return role === 'coordinator' ? ['texts', 'try'] : []
}

export type Value = Change['value']
export type OpenFile = FileView & { parameters?: Readonly<Record<string, string>> }

/** What is read from the server before it is shown. */
export type Reading = EditableFile | 'accounts' | 'unanswered'

export interface AdministrationState {
  view: View
  files: Readonly<Partial<Record<EditableFile, OpenFile>>>
  /** What is being written, by `draftKey`; it stays until it is saved or put away. */
  drafts: Readonly<Record<string, Value>>
  problems: readonly ChangeProblem[]
  history?: { place: EditPlace; versions: readonly Version[] }
  toTry: string
  tried?: Explanation
  unanswered?: UnansweredView
  accounts?: AccountsView
  /** Why what was asked for last could not be read. */
  refused: Readonly<Partial<Record<Reading, string>>>
  /** A new password, shown until it is put away. */
  password?: { name: string; password: string }
  busy: boolean
  notice?: { kind: 'saved' | 'imported' | 'undone' | 'wrong' | 'asked' } | { kind: 'refused'; code: string }
}

export type AdministrationEvent =
  | { type: 'view:chosen'; view: View }
  | { type: 'asked' }
  | { type: 'refused'; code: string }
  | { type: 'reading:refused'; what: Reading; code: string }
  | { type: 'file:read'; file: EditableFile; view: OpenFile }
  | { type: 'draft:changed'; place: EditPlace; value: Value }
  | { type: 'draft:dropped'; place: EditPlace }
  | { type: 'wrong'; problems: readonly ChangeProblem[] }
  | { type: 'saved'; places: readonly EditPlace[]; how: 'saved' | 'imported' | 'undone' }
  | { type: 'history:read'; place: EditPlace; versions: readonly Version[] }
  | { type: 'history:closed' }
  | { type: 'toTry:changed'; text: string }
  | { type: 'tried'; explanation: Explanation }
  | { type: 'unanswered:read'; unanswered: UnansweredView }
  | { type: 'accounts:read'; accounts: AccountsView }
  /** Something stands open; what was written for it is no draft any more. */
  | { type: 'second:asked'; place?: EditPlace }
  | { type: 'password:given'; name: string; password: string }
  | { type: 'password:read' }

export const draftKey = ({ file, key }: EditPlace) => `${file}|${key}`

export const firstAdministration = (view: View): AdministrationState => ({
  view,
  files: {},
  drafts: {},
  problems: [],
  refused: {},
  toTry: '',
  busy: false,
})

export function reduceAdministration(state: AdministrationState, event: AdministrationEvent): AdministrationState {
  switch (event.type) {
    case 'view:chosen':
      return { ...quiet(state), view: event.view }
    case 'asked':
      return { ...withoutNotice(state), refused: {}, busy: true }
    case 'refused':
      return { ...state, busy: false, notice: { kind: 'refused', code: event.code } }
    case 'reading:refused':
      return { ...state, busy: false, refused: { ...state.refused, [event.what]: event.code } }
    case 'file:read':
      return { ...state, busy: false, files: { ...state.files, [event.file]: event.view } }
    case 'draft:changed':
      return {
        ...withoutNotice(state),
        drafts: { ...state.drafts, [draftKey(event.place)]: event.value },
        problems: state.problems.filter((problem) => !isAt(problem, event.place)),
      }
    case 'draft:dropped':
      return { ...state, ...withoutDrafts(state, [event.place]) }
    case 'wrong':
      return { ...state, busy: false, problems: event.problems, notice: { kind: 'wrong' } }
    case 'saved':
      return { ...state, ...withoutDrafts(state, event.places), busy: false, notice: { kind: event.how } }
    case 'history:read':
      return { ...state, busy: false, history: { place: event.place, versions: event.versions } }
    case 'history:closed':
      return withoutHistory(state)
    case 'toTry:changed':
      return { ...withoutTried(state), toTry: event.text }
    case 'tried':
      return { ...state, busy: false, tried: event.explanation }
    case 'unanswered:read':
      return { ...state, busy: false, unanswered: event.unanswered }
    case 'accounts:read':
      return { ...state, busy: false, accounts: event.accounts }
    case 'second:asked':
      return {
        ...state,
        ...withoutDrafts(state, event.place ? [event.place] : []),
        busy: false,
        notice: { kind: 'asked' },
      }
    case 'password:given':
      return { ...state, busy: false, password: { name: event.name, password: event.password } }
    case 'password:read':
      return withoutPassword(state)
  }
}

const isAt = (one: EditPlace, other: EditPlace) => one.file === other.file && one.key === other.key

function withoutDrafts({ drafts, problems }: AdministrationState, places: readonly EditPlace[]) {
  const gone = new Set(places.map(draftKey))
  return {
    drafts: Object.fromEntries(Object.entries(drafts).filter(([key]) => !gone.has(key))),
    problems: problems.filter((problem) => !gone.has(draftKey(problem))),
  }
}

const quiet = (state: AdministrationState) => withoutHistory(withoutNotice(state))
const withoutNotice = ({ notice: _, ...state }: AdministrationState): AdministrationState => state
const withoutHistory = ({ history: _, ...state }: AdministrationState): AdministrationState => state
const withoutPassword = ({ password: _, ...state }: AdministrationState): AdministrationState => state
const withoutTried = ({ tried: _, ...state }: AdministrationState): AdministrationState => state

/** What stands at a place on the screen: what is being written, or what is saved. */
export function valueAt(state: AdministrationState, place: EditPlace): Value | undefined {
  return state.drafts[draftKey(place)] ?? state.files[place.file]?.parts.find(({ key }) => key === place.key)?.value
}

export const isDrafted = (state: AdministrationState, place: EditPlace) => draftKey(place) in state.drafts

export const problemsAt = (state: AdministrationState, place: EditPlace) =>
  state.problems.filter((problem) => isAt(problem, place))
