import { afterEach, beforeEach, expect, test } from 'vitest'
import type { KeptText } from '../../bot/ports/conversations.ts'
import type { Stores } from '../../bot/stores/stores.ts'
import type { Edit } from '../../shared/edits.ts'
import { keptTextIdSchema } from '../../shared/ids.ts'
import { seededRandom } from '../support/seededRandom.ts'
import { newConversationId, said, started } from './entries.ts'

const random = seededRandom('editing')
const edit = (seq: number): Edit => ({
  seq,
  at: seq * 1000,
  by: 4,
  changes: [{ file: 'sv/prompts', key: 'glad', value: `Bra ${seq}.` }],
})
const text = (eraseAt: number): KeptText => ({
  id: keptTextIdSchema.parse(random.id()),
  text: 'var finns hjälpen',
  language: 'sv',
  eraseAt,
})

/** What every store promises of edits, of texts that may be read for a while, and of counting what had no answer. */
export function editingContract(open: () => Stores | Promise<Stores>) {
  let stores: Stores
  beforeEach(async () => {
    stores = await open()
  })
  afterEach(() => stores.close())

  test('edits are read in order, after a number', async () => {
    for (const seq of [1, 2, 3]) await stores.edits.append(edit(seq))
    expect(await stores.edits.read(0)).toEqual([1, 2, 3].map(edit))
    expect(await stores.edits.read(2)).toEqual([edit(3)])
    expect(await stores.edits.read(3)).toEqual([])
  })

  test('of two edits with one number only the first is saved, and none leaves a hole', async () => {
    await stores.edits.append(edit(1))
    const outcomes = await Promise.allSettled([edit(2), { ...edit(2), by: 5 }, edit(4)].map(stores.edits.append))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    await expect(stores.edits.append(edit(1))).rejects.toMatchObject({ code: 'conflict' })
    expect(await stores.edits.read(0)).toEqual([1, 2].map(edit))
  })

  test('a kept text is there until its time has come or it is erased', async () => {
    const [first, second, third] = [text(1000), text(2000), text(3000)]
    for (const one of [third, first, second]) await stores.keptTexts.keep(one)
    expect(await stores.keptTexts.list()).toEqual([first, second, third])
    await stores.keptTexts.eraseDue(1000)
    await stores.keptTexts.erase(third.id)
    await stores.keptTexts.erase(third.id)
    expect(await stores.keptTexts.list()).toEqual([second])
  })

  test('tidying leaves kept texts readable', async () => {
    const kept = text(9e12)
    await stores.keptTexts.keep(kept)
    for (const week of [1, 2, 3]) await stores.conversations.tidy(week * 7 * 24 * 3_600_000)
    expect(await stores.keptTexts.list()).toEqual([kept])
  })

  test('what had no answer is counted by day and language with the entries, and not when they are refused', async () => {
    const id = newConversationId()
    const append = (expected: number, day: string, language: 'sv' | 'ar') =>
      stores.conversations.append(id, expected, expected === 0 ? [started()] : [said(expected + 1)], {
        unanswered: { day, language },
      })
    await append(0, '2026-01-15', 'sv')
    await append(1, '2026-01-14', 'ar')
    await append(2, '2026-01-15', 'sv')
    await expect(append(1, '2026-01-15', 'sv')).rejects.toMatchObject({ code: 'conflict' })
    expect(await stores.conversations.unanswered()).toEqual([
      { day: '2026-01-14', language: 'ar', texts: 1 },
      { day: '2026-01-15', language: 'sv', texts: 2 },
    ])
  })
}
