import type { z } from 'zod'
import type { fromAdministration } from '../../shared/adminWire.ts'
import type { EditableFile, Edited, EditPlace } from '../../shared/edits.ts'
import type { Language } from '../../shared/languages.ts'
import type { Audience } from '../../shared/screening.ts'
import type { Ask, Asked } from './ask.ts'
import {
  type AdministrationEvent,
  type AdministrationState,
  draftKey,
  type Reading,
  type Value,
  type View,
} from './state.ts'

export interface AdministrationPorts {
  read(): AdministrationState
  dispatch(event: AdministrationEvent): void
  ask: Ask
  /** The server says that nobody is signed in any more. */
  signedOut(): void
}

export type AdministrationActions = ReturnType<typeof createAdministrationActions>

/** Everything the administration can do, as views call it. */
export function createAdministrationActions({ read, dispatch, ask, signedOut }: AdministrationPorts) {
  const asking: Ask = (name, payload) => {
    dispatch({ type: 'asked' })
    return ask(name, payload)
  }
  /** Hands on the answer, or says why there is none: where it would stand, if it was to be read. */
  function take<Answer>(asked: Asked<Answer>, then: (answer: Answer) => void, what?: Reading) {
    if (asked.ok) then(asked.value)
    else if (asked.code === 'notSignedIn') signedOut()
    else if (what) dispatch({ type: 'reading:refused', what, code: asked.code })
    else dispatch({ type: 'refused', code: asked.code })
  }
  const known = (file: EditableFile) => read().files[file]?.lastSeq ?? 0

  async function readFile(by: Ask, file: EditableFile) {
    const asked = file === 'settings' ? await by('settings/read', {}) : await by('texts/read', { file })
    take(asked, (view) => dispatch({ type: 'file:read', file, view }), file)
  }

  async function readHistory(by: Ask, place: EditPlace) {
    const { file, key } = place
    const asked = file === 'settings' ? await by('settings/history', { key }) : await by('texts/history', { file, key })
    take(asked, (versions) => dispatch({ type: 'history:read', place, versions }))
  }

  async function edited(value: Edited, places: EditPlace[], how: 'saved' | 'imported' | 'undone') {
    if ('problems' in value) return dispatch({ type: 'wrong', problems: value.problems })
    dispatch({ type: 'saved', places, how })
    // Unasked, so that what was said of it stays.
    for (const file of new Set(places.map((place) => place.file))) await readFile(ask, file)
    const { history } = read()
    if (history) await readHistory(ask, history.place)
  }

  async function save(place: EditPlace) {
    const value = read().drafts[draftKey(place)]
    if (value === undefined) return
    const edit = { changes: [{ ...place, value }], known: known(place.file) }
    const asked = await asking(place.file === 'settings' ? 'settings/edit' : 'texts/edit', edit)
    take(asked, (answer) => void edited(answer, [place], 'saved'))
  }

  async function readUnanswered() {
    const asked = await asking('unanswered/read', {})
    take(asked, (unanswered) => dispatch({ type: 'unanswered:read', unanswered }), 'unanswered')
  }

  async function readAccounts(by = asking) {
    const asked = await by('accounts/read', {})
    take(asked, (accounts) => dispatch({ type: 'accounts:read', accounts }), 'accounts')
  }
  const thenReadAccounts = () => void readAccounts()
  /** The box that asked says why; without a session there is no box. */
  function refused(told: { ok: false; code: string }) {
    if (told.code === 'notSignedIn') signedOut()
    return told
  }

  return {
    open: (file: EditableFile) => readFile(asking, file),
    showHistory: (place: EditPlace) => readHistory(asking, place),
    save,
    readUnanswered,
    readAccounts: () => readAccounts(),
    /** Unasked, so that nothing is said of it. */
    lookForUnused: () => readAccounts(ask),
    show: (view: View) => dispatch({ type: 'view:chosen', view }),
    write: (place: EditPlace, value: Value) => dispatch({ type: 'draft:changed', place, value }),
    drop: (place: EditPlace) => dispatch({ type: 'draft:dropped', place }),
    closeHistory: () => dispatch({ type: 'history:closed' }),
    async undo(place: EditPlace, seq: number) {
      const asked = await asking(place.file === 'settings' ? 'settings/undo' : 'texts/undo', { seq })
      take(asked, (answer) => void edited(answer, [place], 'undone'))
    },
    async importFile(file: EditableFile, text: string) {
      const value = fromJson(text)
      if (value === undefined)
        return dispatch({ type: 'wrong', problems: [{ file, key: '', path: [], message: 'notJson' }] })
      const asked =
        file === 'settings'
          ? await asking('settings/import', { value, known: known(file) })
          : await asking('texts/import', { file, value, known: known(file) })
      take(asked, (answer) => void edited(answer, [{ file, key: '' }], 'imported'))
    },
    writeToTry: (text: string) => dispatch({ type: 'toTry:changed', text }),
    async tryText(language: Language, audience: Audience) {
      const asked = await asking('texts/try', { language, audience, text: read().toTry })
      take(asked, (explanation) => dispatch({ type: 'tried', explanation }))
    },
    async eraseText(id: string) {
      take(await asking('unanswered/erase', { id }), () => void readUnanswered())
    },
    /** What gives a right: the answer says whether it was done or a second administrator is asked. */
    async askForAccount(asked: z.input<(typeof fromAdministration)['accounts/ask']>) {
      const told = await ask('accounts/ask', asked)
      if (!told.ok) return refused(told)
      if ('asked' in told.value) dispatch({ type: 'second:asked' })
      else if (told.value.password) dispatch({ type: 'password:given', ...told.value, password: told.value.password })
      await readAccounts()
      return told
    },
    async takeAway(what: 'disable' | 'signOut', name: string, proof: string) {
      const told = await ask(`accounts/${what}`, { name, proof })
      if (!told.ok) return refused(told)
      await readAccounts()
      return told
    },
    async askForRetention(place: EditPlace, reference: string, proof: string) {
      const value = read().drafts[draftKey(place)] ?? null
      const told = await ask('settings/askRetention', { value, known: known(place.file), reference, proof })
      if (!told.ok) return refused(told)
      if (told.value.problems.length > 0) dispatch({ type: 'wrong', problems: told.value.problems })
      else dispatch({ type: 'second:asked', place })
      return told
    },
    async setLanguages(name: string, languages: Language[]) {
      take(await asking('accounts/setLanguages', { name, languages }), thenReadAccounts)
    },
    readPassword: () => dispatch({ type: 'password:read' }),
  }
}

function fromJson(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value
  } catch {
    return undefined
  }
}
