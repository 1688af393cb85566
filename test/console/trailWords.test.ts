import { expect, test } from 'vitest'
import { administrationRows } from '../../bot/http/administrationRows.ts'
import { staffEvents } from '../../bot/sockets/staffEvents.ts'
import { readLocale } from '../../bot/text/readLocale.ts'
import { acts } from '../../console/trail/words.ts'

test('whatever is written in the audit trail because somebody did it has words there, and can be looked for', () => {
  const rows = [...Object.values(staffEvents), ...Object.values(administrationRows)]
  const written = [...new Set(rows.flatMap(({ log, needs }) => (log === 'audit' ? [needs] : [])))]
  expect(written.length).toBeGreaterThan(10)
  expect(acts).toEqual(expect.arrayContaining(written))
  for (const language of ['sv', 'en'] as const)
    expect(Object.keys((readLocale(language, 'trail') as { act: object }).act)).toEqual(acts)
})
