import { expect, test } from 'vitest'
import { editApproved, editContent, historyOf, undoEdit } from '../../bot/usecases/editContent.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { type Change, textFiles } from '../../shared/edits.ts'
import { startLine } from '../support/startLine.ts'

async function startEditing() {
  const line = await startLine()
  const { account } = await addStaff(line.ports, 'ada', 'administrator')
  const edit = (change: Change, known = line.ports.content.lastSeq()) =>
    editContent(line.ports, account, [change], known)
  return { ...line, account, edit }
}

const monday = (hours: object, spans: [string, string][]): Change => ({
  file: 'settings',
  key: 'openingHours',
  value: { ...hours, monday: spans },
})

test('a changed setting is what the line goes by and says at once', async () => {
  const { ports, t, edit } = await startEditing()
  const { openingHours } = ports.settings.current()
  expect(await edit(monday(openingHours, [['07:00', '22:00']]))).toEqual({ seq: 1 })
  expect(ports.settings.current().openingHours.monday).toEqual([['07:00', '22:00']])
  expect(t('sv', 'topic.oppettider.answer')).toContain('7–22')
})

test('what is wrong is told at its field, and nothing of it is saved', async () => {
  const { ports, edit } = await startEditing()
  const { openingHours } = ports.settings.current()
  expect(await edit(monday(openingHours, [['09:00', '25:00']]))).toEqual({
    problems: [
      { file: 'settings', key: 'openingHours', path: ['monday', 0, 1], message: 'time', values: expect.anything() },
    ],
  })
  expect(await ports.edits.read(0)).toEqual([])
})

test('how long texts are kept is not changed by one person, and by two only with the reference of a decision', async () => {
  const { ports, account, edit } = await startEditing()
  const change = (decision: object): Change => ({
    file: 'settings',
    key: 'retention',
    value: { closedHours: 12, abandonedHours: 24, waitingDays: 30, ...decision },
  })
  const decided = change({ decision: 'SN 2026/12' })
  expect(await edit(decided)).toEqual({
    problems: [{ file: 'settings', key: 'retention', path: [], message: 'twoPersons' }],
  })
  const byTwo = (one: Change) => editApproved(ports, account, [one], ports.content.lastSeq())
  expect(await byTwo(change({}))).toMatchObject({
    problems: [{ path: ['decision'], message: 'changeNeedsDecision' }],
  })
  expect(await byTwo(decided)).toEqual({ seq: 1 })
  // Nor is it undone by one.
  expect(await undoEdit(ports, account, 1, ['settings'])).toMatchObject({ problems: [{ message: 'twoPersons' }] })
  expect(ports.settings.current().retention.closedHours).toBe(12)
})

test('an edited answer is checked like the file, and said from the next prompt on', async () => {
  const { ports, visitor, edit } = await startEditing()
  const maya = visitor()
  await maya.says('e ja anonym')
  const topics = ports.content.file('sv/topics') as { id: string; answer: string }[]
  const topic = topics.find(({ id }) => id === 'anonym')
  const changed = (answer: string): Change => ({ file: 'sv/topics', key: 'anonym', value: { ...topic, answer } })
  const refused = await edit(changed('Ring 031-365 00 00.'))
  expect(refused).toMatchObject({
    problems: [{ file: 'sv/topics', key: 'anonym', path: ['answer'], message: 'writtenOut' }],
  })
  expect(await edit(changed('Ja! Du är anonym här.'))).toMatchObject({ problems: [{ message: 'loud' }] })
  expect(await edit(changed('Ja. Du är anonym här.'))).toEqual({ seq: 1 })
  await maya.says('e ja anonym')
  expect(maya.hears().at(-1)).toBe('Ja. Du är anonym här.')
}, 240_000)

test('a phrasing that belongs to another topic is refused there', async () => {
  const { ports, edit } = await startEditing()
  const topics = ports.content.file('sv/topics') as { id: string; phrasings: string[] }[]
  const [anonym, other] = ['anonym', 'vapen'].map((id) => topics.find((topic) => topic.id === id))
  const phrasings = [...(anonym?.phrasings ?? []), other?.phrasings[0] ?? '']
  const edited = await edit({ file: 'sv/topics', key: 'anonym', value: { ...anonym, phrasings } })
  expect('problems' in edited && edited.problems.map(({ message }) => message)).toContain('phrasingOfTwo')
}, 240_000)

test('consent is not edited here, since every answer to it names its version', async () => {
  const { edit } = await startEditing()
  expect(await edit({ file: 'sv/prompts', key: 'C2', value: 'Får jag fråga?' })).toMatchObject({
    problems: [{ message: 'consent' }],
  })
})

test('an edit is undone by an edit, and the history tells all of them', async () => {
  const { ports, account, t, edit } = await startEditing()
  const place = { file: 'sv/prompts', key: 'glad' } as const
  const before = t('sv', 'glad')
  await edit({ ...place, value: 'Fint.' })
  await edit({ ...place, value: 'Det var bra.' })
  expect(await undoEdit(ports, account, 2, textFiles)).toEqual({ seq: 3 })
  expect(t('sv', 'glad')).toBe('Fint.')
  await undoEdit(ports, account, 1, textFiles)
  expect(t('sv', 'glad')).toBe(before)
  const history = await historyOf(ports, place)
  expect(history.map(({ seq, value }) => [seq, value])).toEqual([
    [4, null],
    [3, 'Fint.'],
    [2, 'Det var bra.'],
    [1, 'Fint.'],
  ])
})

test('of two who edit the same place unseen, the second is told', async () => {
  const { edit } = await startEditing()
  await edit({ file: 'sv/prompts', key: 'glad', value: 'Fint.' }, 0)
  await expect(edit({ file: 'sv/prompts', key: 'glad', value: 'Bra.' }, 0)).rejects.toMatchObject({ code: 'conflict' })
  expect(await edit({ file: 'sv/prompts', key: 'name', value: '{name}' }, 0)).toEqual({ seq: 2 })
})
