import { randomBytes } from 'node:crypto'
import { linkSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAuditKeys } from '../../bot/audit/auditKeys.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const draftName = (of: string) => `${of}.${randomBytes(8).toString('hex')}`

test('what a killed process left half written is no chain, and gone when the next one begins', () => {
  const folder = temporaryFolder()
  const dir = join(folder, 'audit')
  openAuditKeys(folder).keys.begin().end()
  writeFileSync(join(dir, draftName('0')), '')
  writeFileSync(join(dir, draftName('trail')), '0000000000 key ')
  const coming = draftName('2')
  writeFileSync(join(dir, coming), '')

  const { keys } = openAuditKeys(folder)
  expect([...keys.seals().keys()]).toEqual([0])
  keys.begin()
  // Whoever writes a chain that has not begun may still be at it.
  expect(readdirSync(dir).sort()).toEqual(['0', '1', coming, 'trail'])
})

test('a process that was killed once its chain had its file leaves the key as it was', () => {
  const folder = temporaryFolder()
  const dir = join(folder, 'audit')
  openAuditKeys(folder).keys.begin()
  linkSync(join(dir, '0'), join(dir, draftName('0')))
  const { keys } = openAuditKeys(folder)
  const before = keys.seals().get(0)
  keys.begin()
  expect(keys.seals().get(0)).toEqual(before)
  expect(readdirSync(dir).sort()).toEqual(['0', '1', 'trail'])
})
