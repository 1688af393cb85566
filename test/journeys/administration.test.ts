import { expect, test } from 'vitest'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { type AdministrationAsk, type AdministrationReplies, fromAdministration } from '../../shared/adminWire.ts'
import type { Change } from '../../shared/edits.ts'
import { type Role, roles } from '../../shared/roles.ts'
import { asConsole } from '../support/asConsole.ts'
import { signsIn } from '../support/openStaff.ts'
import { startLine } from '../support/startLine.ts'

async function startAdministration() {
  const line = await startLine()
  return {
    ...line,
    /** Somebody of this role who asks the administration; refusals are thrown by their code. */
    async signedIn(role: Role, name: string = role) {
      const { password } = await addStaff(line.ports, name, role)
      const cookie = await signsIn(line.origins.console, { name, password })
      return async <A extends AdministrationAsk>(ask: A, payload: object): Promise<AdministrationReplies[A]> => {
        const response = await fetch(`${line.origins.console}/admin/${ask}`, {
          method: 'POST',
          headers: { cookie, 'Content-Type': 'application/json', ...asConsole },
          body: JSON.stringify(payload),
        })
        const body = (await response.json()) as { code?: string }
        if (!response.ok) throw new Error(body.code)
        return body as AdministrationReplies[A]
      }
    },
  }
}

const allowed: Record<Role, RegExp> = {
  responder: /^$/,
  coordinator: /^texts\//,
  manager: /^$/,
  administrator: /./,
}

test.each(roles)('a %s may ask what the role may, and nothing else', async (role) => {
  const { signedIn } = await startAdministration()
  const ask = await signedIn(role, 'somebody')
  const asks = Object.keys(fromAdministration) as AdministrationAsk[]
  const codes = await Promise.all(
    asks.map((name) => ask(name, { wrong: true }).catch((error: unknown) => (error as Error).message)),
  )
  expect(codes).toEqual(asks.map((name) => (allowed[role].test(name) ? expect.anything() : 'notAllowed')))
  expect(codes.filter((code) => code !== 'notAllowed' && code !== 'badInput')).toEqual([])
})

test('nobody asks without being signed in, nor from another page', async () => {
  const { origins } = await startAdministration()
  const post = (headers: Record<string, string>) =>
    fetch(`${origins.console}/admin/accounts/read`, { method: 'POST', headers, body: '{}' })
  expect((await post(asConsole)).status).toBe(401)
  expect((await post({})).status).toBe(403)
})

test('a district that an administrator adds is one the visitor can choose at once, and undoing takes it away', async () => {
  const { signedIn, ports, visitor } = await startAdministration()
  const ada = await signedIn('administrator')
  const { parts, lastSeq } = await ada('settings/read', {})
  const districts = parts.find(({ key }) => key === 'districts')?.value as object[]
  const change = {
    file: 'settings',
    key: 'districts',
    value: [...districts, { code: 'skargarden', name: 'Skärgården', sig: false }],
  }
  expect(await ada('settings/edit', { changes: [change], known: lastSeq })).toEqual({ seq: 1 })
  const maya = visitor()
  await maya.says('jag vill prata')
  await maya.asksForHuman()
  await maya.takes('yes')
  await maya.takes('skip')
  expect(maya.openChoices()).toContain('skargarden')
  expect(await ada('settings/undo', { seq: 1 })).toEqual({ seq: 2 })
  expect(ports.settings.current().districts).toEqual(districts)
  expect(await ada('settings/history', { key: 'districts' })).toHaveLength(2)
})

test('a language that is not offered is on no page', async () => {
  const { signedIn, origins } = await startAdministration()
  const ada = await signedIn('administrator')
  const offered = async () => (await fetch(`${origins.visitors}/`)).text()
  expect(await offered()).toContain('Soomaali')
  const changes = [{ file: 'settings', key: 'languages', value: ['sv', 'en'] }]
  await ada('settings/edit', { changes, known: 0 })
  expect(await offered()).not.toContain('Soomaali')
  const without = [{ file: 'settings', key: 'languages', value: ['en'] }]
  expect(await ada('settings/edit', { changes: without, known: 1 })).toMatchObject({
    problems: [{ key: 'languages', message: 'swedishFirst' }],
  })
})

test('a coordinator edits texts and never a setting, not even through texts', async () => {
  const { signedIn, t } = await startAdministration()
  const ruth = await signedIn('coordinator')
  const glad: Change = { file: 'sv/prompts', key: 'glad', value: 'Fint.' }
  expect(await ruth('texts/edit', { changes: [glad], known: 0 })).toEqual({ seq: 1 })
  expect(t('sv', 'glad')).toBe('Fint.')
  const setting = { file: 'settings', key: 'municipality', value: 'Partille' }
  await expect(ruth('texts/edit', { changes: [setting], known: 1 })).rejects.toThrow('badInput')
  const ada = await signedIn('administrator')
  await ada('settings/edit', { changes: [setting], known: 1 })
  await expect(ruth('texts/undo', { seq: 2 })).rejects.toThrow('notFound')
})

test('a file that goes out and comes back in changes nothing; one part of it changed is one edit', async () => {
  const { signedIn, t } = await startAdministration()
  const ruth = await signedIn('coordinator')
  const { parts } = await ruth('texts/read', { file: 'sv/prompts' })
  const whole = Object.fromEntries(parts.map(({ key, value }) => [key, value]))
  expect(await ruth('texts/import', { file: 'sv/prompts', value: whole, known: 0 })).toEqual({ seq: 0 })
  const changed = { ...whole, glad: 'Fint.' }
  expect(await ruth('texts/import', { file: 'sv/prompts', value: changed, known: 0 })).toEqual({ seq: 1 })
  expect(t('sv', 'glad')).toBe('Fint.')
  const { glad: _, ...lacking } = whole
  expect(await ruth('texts/import', { file: 'sv/prompts', value: lacking, known: 1 })).toMatchObject({
    problems: [{ key: 'glad', message: 'missing' }],
  })
})

test('trying a text tells topics and signals with their reasons, and keeps nothing', async () => {
  const { signedIn, ports } = await startAdministration()
  const ruth = await signedIn('coordinator')
  const asked = { language: 'sv', audience: 'self' }
  const anonymous = await ruth('texts/try', { ...asked, text: 'e ja anonym' })
  expect(anonymous).toMatchObject({ answered: true, patterns: [] })
  expect(anonymous.topics[0]).toMatchObject({ id: 'anonym', nearest: expect.stringMatching(/anonym/i) })
  const threat = await ruth('texts/try', { ...asked, text: 'jag har tagit en massa tabletter nu' })
  expect(threat.signal).toBeDefined()
  expect(threat.patterns.map(({ heard }) => heard).join()).toContain('tablet')
  expect(await ports.conversations.unanswered()).toEqual([])
}, 240_000)

test('what the bot could not answer is read by the administrator alone, and a text can be erased at once', async () => {
  const { signedIn, visitor } = await startAdministration()
  const maya = visitor()
  await maya.says('kan jag ta med min hund till månen')
  await maya.takes('keep')
  await maya.takes('yes')
  const ada = await signedIn('administrator')
  const { counts, texts } = await ada('unanswered/read', {})
  expect(counts).toMatchObject([{ language: 'sv', texts: 1 }])
  expect(texts).toMatchObject([{ text: 'kan jag ta med min hund till månen', language: 'sv' }])
  await ada('unanswered/erase', { id: texts[0]?.id })
  expect((await ada('unanswered/read', {})).texts).toEqual([])
})
