import { expect, test } from 'vitest'
import { type Action, actors, can } from '../../bot/domain/permissions.ts'
import { filesIn } from '../support/sourceFiles.ts'

/** What each command takes; whoever is at the machine may give it. */
const takes: Record<string, Action> = {
  ask: 'useTools',
  audit: 'verifyAudit',
  backup: 'backUp',
  build: 'useTools',
  content: 'useTools',
  erasures: 'seeErasures',
  prompts: 'useTools',
  report: 'seeFigures',
  restore: 'backUp',
  screen: 'useTools',
  staff: 'manageAccounts',
  yearly: 'seeFigures',
}

test('every command stands in the table of rights, and none of them reads a conversation', () => {
  const commands = filesIn('bot/commands', /^[a-z][A-Za-z]*\.ts$/)
    .filter((path) => path.split('/').length === 3)
    .map((path) => path.slice('bot/commands/'.length, -'.ts'.length))
    .filter((name) => name !== 'runCommand')
  expect(commands, 'a new command gets its action here and in bot/domain/permissions.ts').toEqual(
    Object.keys(takes).sort(),
  )
  for (const [command, action] of Object.entries(takes)) expect(can('operator', action), command).toBe(true)
  const seeing: Action[] = ['seeLists', 'claim', 'open', 'openAny', 'reply', 'note', 'close', 'askAboutConversation']
  expect(seeing.filter((action) => can('operator', action))).toEqual([])
})

test('over the network nobody does what is done at the machine, but for accounts, which an administrator manages', () => {
  const others = Object.values(takes).flatMap((action) =>
    actors.filter((actor) => actor !== 'operator' && can(actor, action)).map((actor) => `${actor} ${action}`),
  )
  expect(others).toEqual(['administrator manageAccounts'])
})
