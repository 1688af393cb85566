import { expect, test } from 'vitest'
import { type Action, can } from '../../bot/domain/permissions.ts'
import { roles } from '../../shared/roles.ts'

const forAll: Action[] = [
  'seeLists',
  'claim',
  'reply',
  'note',
  'release',
  'transfer',
  'judge',
  'redact',
  'close',
  'recordContact',
  'takeShift',
]
const actions: Action[] = [...forAll, 'openAny', 'coach', 'putAside']

test('each role may do what the table names and nothing else', () => {
  const may = Object.fromEntries(roles.map((role) => [role, actions.filter((action) => can(role, action))]))
  expect(may).toEqual({
    responder: forAll,
    coordinator: actions,
    manager: [],
    administrator: [],
  })
})

test('a role or an action nobody has heard of is refused', () => {
  const asRole = (name: string) => name as (typeof roles)[number]
  expect(can(asRole('constructor'), 'claim')).toBe(false)
  expect(can(asRole('root'), 'claim')).toBe(false)
  expect(can('coordinator', 'toString' as Action)).toBe(false)
})
