import { expect, test } from 'vitest'
import { problemWords } from '../../bot/content/problemWords.ts'
import defaults from '../../bot/settings.json' with { type: 'json' }
import { createAdministrationActions } from '../../console/admin/actions.ts'
import type { Ask } from '../../console/admin/ask.ts'
import { fileText } from '../../console/admin/fileText.ts'
import { emptyOf, settingsForm } from '../../console/admin/formOf.ts'
import { firstAdministration, reduceAdministration, valueAt, viewsOf } from '../../console/admin/state.ts'
import { administrationWords } from '../../console/admin/words.ts'
import { roles } from '../../shared/roles.ts'
import { settingsSchema } from '../../shared/settings.ts'

/** The administration with a server of its own making. */
function open(answers: Partial<Record<string, unknown>>) {
  let state = firstAdministration('settings')
  const asked: string[] = []
  const ask = (async (name: string) => {
    asked.push(name)
    const value = answers[name]
    return value === undefined ? { ok: false, code: 'conflict' } : { ok: true, value }
  }) as Ask
  const actions = createAdministrationActions({
    read: () => state,
    dispatch: (event) => {
      state = reduceAdministration(state, event)
    },
    ask,
    signedOut: () => asked.push('signedOut'),
  })
  return { actions, asked, state: () => state }
}

const place = { file: 'settings', key: 'municipality' } as const
const read = { parts: [{ key: 'municipality', value: 'Göteborgs Stad', edited: 0 }], lastSeq: 3 }

test('what is written stays until it is saved, and then what is saved is read again', async () => {
  const { actions, asked, state } = open({ 'settings/read': read, 'settings/edit': { seq: 4 } })
  await actions.open('settings')
  actions.write(place, 'Partille')
  expect(valueAt(state(), place)).toBe('Partille')
  await actions.save(place)
  await new Promise((done) => setTimeout(done))
  expect(asked).toEqual(['settings/read', 'settings/edit', 'settings/read'])
  expect(valueAt(state(), place)).toBe('Göteborgs Stad')
  expect(state().notice).toEqual({ kind: 'saved' })
})

test('what is refused keeps what was written, with its problems until it is written on', async () => {
  const problem = { ...place, path: [], message: 'empty' }
  const { actions, state } = open({ 'settings/edit': { problems: [problem] } })
  actions.write(place, '')
  await actions.save(place)
  await new Promise((done) => setTimeout(done))
  expect(state()).toMatchObject({
    drafts: { 'settings|municipality': '' },
    problems: [problem],
    notice: { kind: 'wrong' },
  })
  actions.write(place, 'P')
  expect(state().problems).toEqual([])
})

test('a refusal by code is told, and what was written stays', async () => {
  const { actions, state } = open({})
  actions.write(place, 'P')
  await actions.save(place)
  expect(state()).toMatchObject({
    busy: false,
    notice: { kind: 'refused', code: 'conflict' },
    drafts: { 'settings|municipality': 'P' },
  })
})

test('every group of settings has a form, and a new one of a list has the parts its schema asks for', () => {
  expect(Object.keys(settingsForm)).toEqual(Object.keys(settingsSchema.shape))
  expect(emptyOf(settingsForm.districts?.items ?? {})).toEqual({ code: '', name: '', sig: false })
  expect(emptyOf(settingsForm.openingHours?.properties?.monday?.items ?? {})).toEqual(['', ''])
})

test('an exported file is the file itself', () => {
  const parts = Object.entries(defaults).map(([key, value]) => ({ key, value, edited: 0 }))
  expect(JSON.parse(fileText('settings', { parts, lastSeq: 0 }))).toEqual(defaults)
  const topics = [{ id: 'a' }, { id: 'b' }].map((value) => ({ key: value.id, value, edited: 0 }))
  expect(JSON.parse(fileText('sv/topics', { parts: topics, lastSeq: 0 }))).toEqual([{ id: 'a' }, { id: 'b' }])
})

test('every setting has its words in both languages', () => {
  const names = (form: (typeof settingsForm)[string], name: string): string[] => [
    name,
    ...Object.entries(form.properties ?? {}).flatMap(([part, inner]) => names(inner, part)),
    ...(form.items?.properties ? names(form.items, `${name}.one`) : []),
  ]
  const all = Object.entries(settingsForm).flatMap(([name, form]) => names(form, name))
  for (const language of ['sv', 'en'] as const) {
    const words = administrationWords(language)
    expect(all.filter((name) => words.word('setting', name) === name)).toEqual([])
  }
})

test('everything that can be wrong has its words in both languages', () => {
  for (const language of ['sv', 'en'] as const) {
    const words = administrationWords(language)
    const codes = [
      'time',
      'phoneNumber',
      'changeNeedsDecision',
      'writtenOut',
      'tooLong',
      'hardToRead',
      'loud',
      'consent',
    ]
    expect(codes.filter((code) => words.word('problem', code) === code)).toEqual([])
  }
  expect(problemWords('tooLong', { words: 70, most: 60 })).toBe('has 70 words; at most 60')
})

test('each role finds what it may use', () => {
  expect(roles.map((role) => viewsOf(role).length)).toEqual([0, 2, 0, 5])
})
