import { copyFileSync, cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import request from 'supertest'
import { expect, test } from 'vitest'
import { visitorEntry } from '../../bot/channels/webchat/visitorView.ts'
import { newConversation } from '../../bot/domain/conversation.ts'
import { openEmbeddedStores } from '../../bot/embeddedStores.ts'
import defaults from '../../bot/settings.json' with { type: 'json' }
import { createTranslate, installedTexts } from '../../bot/text/translate.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { entrySchema } from '../../shared/entry.ts'
import { settingsSchema } from '../../shared/settings.ts'
import { newConversationId, said, started } from '../stores/entries.ts'
import { asConsole } from '../support/asConsole.ts'
import { fromSchema } from '../support/fromSchema.ts'
import { signsIn } from '../support/openStaff.ts'
import { startLine } from '../support/startLine.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const canary = 'kanariefågel sjuttiosju'

test('no entry, whatever its kind, tells a visitor who of staff made it', () => {
  const t = createTranslate(installedTexts(settingsSchema.parse(defaults)), () => {})
  const staff = 'S'.repeat(22)
  const clientId = 'C'.repeat(22)
  const kinds = new Set<string>()
  for (const generated of fc.sample(fromSchema(entrySchema), 3000)) {
    const entry = generated as { kind: string; by: unknown }
    if (typeof entry.by !== 'object') continue
    kinds.add(entry.kind)
    const made = entrySchema.parse({
      ...entry,
      by: { staff, number: 987_654 },
      ...('clientId' in entry ? { clientId } : {}),
    })
    const shown = JSON.stringify(visitorEntry(t, newConversation(newConversationId()), made))
    for (const trace of [staff, '987654', clientId]) expect(shown, entry.kind).not.toContain(trace)
  }
  expect(kinds.size).toBeGreaterThan(6)
})

test('a manager and an administrator read no conversation by any route', { timeout: 60_000 }, async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const visitor = line.visitor()
  await visitor.says(canary)
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await ben.untilReads(id, canary)
  for (const role of ['manager', 'administrator'] as const) {
    const { password } = await addStaff(line.ports, role, role)
    const cookie = await signsIn(line.origins.console, { name: role, password })
    for (const { method, path } of line.server.console.routes.filter((route) => route.path !== '/session')) {
      const address = path.replace(/:\w+/g, id)
      const { text } = await request(line.origins.console)
        [method](address)
        .set({ cookie, ...asConsole })
        .send(method === 'get' || method === 'head' ? undefined : { id, about: id, proof: password })
      for (const secret of [canary, id]) expect(text ?? '', `${method} ${path} as ${role}`).not.toContain(secret)
    }
  }
})

test('a copy of the disk without the keys opens no conversation', async () => {
  const folder = temporaryFolder()
  const folders = { data: join(folder, 'data'), keys: join(folder, 'keys') }
  const stores = openEmbeddedStores(folders)
  const id = newConversationId()
  await stores.conversations.append(id, 0, [started(), said(2, canary), said(3, canary)])
  cpSync(folders.data, join(folder, 'seized'), { recursive: true })
  await stores.close()
  for (const name of readdirSync(folders.data)) {
    copyFileSync(join(folders.data, name), join(folder, `backup-${name}`))
    for (const encoding of ['utf8', 'utf16le'] as const) {
      expect(readFileSync(join(folders.data, name)).includes(Buffer.from(canary, encoding))).toBe(false)
    }
  }
  const thief = openEmbeddedStores({ data: join(folder, 'seized'), keys: join(folder, 'other keys') })
  await expect(thief.conversations.read(id)).rejects.toMatchObject({ code: 'gone' })
  expect(await thief.conversations.alias(id)).toBeUndefined()
  await thief.close()
})

test('no secret the line is given stands in anything it prints', async () => {
  const secret = 'a secret that only this test knows, 32 long'
  const printed: string[] = []
  const write = process.stderr.write
  process.stderr.write = (chunk: string | Uint8Array) => printed.push(String(chunk)) > 0
  try {
    const line = await startLine({}, { DIRECT_LINE_SECRET: secret, BOT_APP_ID: 'app', BOT_APP_PASSWORD: secret })
    await request(line.origins.visitors).post('/directline/tokens/generate').set('Authorization', `Bearer ${secret}x`)
    await request(line.origins.visitors).post('/api/messages').set('Authorization', `Bearer ${secret}`).send({})
  } finally {
    process.stderr.write = write
  }
  expect(printed.join('')).not.toContain(secret)
})
