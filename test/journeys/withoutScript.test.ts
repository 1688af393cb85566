import { expect, test } from 'vitest'
import { eraseConversation } from '../../bot/usecases/changeByVisitor.ts'
import { openStillVisitor } from '../support/openStillVisitor.ts'
import { newClientId } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'

/** The beginning of the answer about opening hours. */
const answer = 'Andra tider svarar bara boten.'

async function begin() {
  const line = await startLine()
  const visitor = openStillVisitor(line.origins.visitors)
  await visitor.get()
  return { line, visitor }
}

test('a visitor without script is answered, handed over, and talks with staff', async () => {
  const { line, visitor } = await begin()
  const staff = await line.staff()
  await visitor.takes('self')
  expect(visitor.html()).toContain(line.t('sv', 'menu.self'))
  await visitor.writes('När har ni öppet?')
  expect(visitor.html()).toContain(answer)
  await visitor.takes('human')
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const [card] = await staff.until('somebody waits', () => staff.cards().filter(({ status }) => status === 'waiting'))
  const id = card?.id
  if (!id) throw new Error('nobody waits')
  await staff.claims(id)
  await staff.replies(id, 'Hej, jag är här nu.')
  await visitor.get()
  expect(visitor.html()).toContain('Hej, jag är här nu.')
  await visitor.writes('Tack för att du svarar')
  await staff.until('the thanks', () => JSON.stringify(staff.view(id)?.entries).includes('Tack för att du svarar'))
})

test('several answers, a language, taking back and erasing need no script', async () => {
  const { line, visitor } = await begin()
  await visitor.presses('language', { to: 'en' })
  expect([visitor.html(), visitor.cookie()]).toEqual([expect.stringContaining('<html lang="en"'), ''])
  await visitor.takes('self')
  await visitor.takes('screening')
  await visitor.takes('yes')
  for (let question = 1; question <= 7; question++) await visitor.takes('skip')
  const ticked = visitor.formWith('name="choice" value="children"')
  await visitor.post({ ...ticked, choice: 'children' })
  expect(visitor.html()).toContain(line.t('en', 'screened.thanks'))
  await visitor.writes('I regret this one')
  await visitor.presses('takeBack')
  expect(visitor.html()).not.toContain('I regret this one')
  await visitor.presses('language', { to: 'ar' })
  expect(visitor.html()).toContain('dir="rtl"')
  await visitor.presses('erase')
  expect([visitor.cookie(), visitor.html()]).toEqual(['', expect.stringContaining('class="notice"')])
  await visitor.get()
  expect(visitor.html()).toContain('value="self"')
})

test('the same form twice stands once, and another text under its id comes back and is not lost', async () => {
  const { visitor } = await begin()
  await visitor.takes('self')
  const form = visitor.formWith('name="text"')
  await visitor.post({ ...form, text: 'När har ni öppet?' })
  await visitor.post({ ...form, text: 'När har ni öppet?' })
  expect(visitor.html().split(answer)).toHaveLength(2)
  await visitor.post({ ...form, text: 'något annat' })
  expect(visitor.status()).toBe(409)
  expect(visitor.html()).toMatch(/<textarea[^>]*>något annat</)
  expect(visitor.formWith('name="text"').clientId).not.toBe(form.clientId)
})

test('only a form of the page without script sets the cookie', async () => {
  const { visitor } = await begin()
  const { withoutScript: _, ...form } = visitor.formWith('name="text"')
  await visitor.post({ ...form, text: 'hej' })
  expect([visitor.status(), visitor.cookie()]).toEqual([400, ''])
  expect(visitor.html()).toMatch(/<textarea[^>]*>hej</)
})

test.for([{ 'sec-fetch-site': 'cross-site', origin: 'null' }, { origin: 'https://example.org' }])(
  'a form of another site is refused (%o)',
  async (headers) => {
    const { visitor } = await begin()
    await visitor.post({ ...visitor.formWith('name="text"'), text: 'hej' }, headers)
    expect([visitor.status(), visitor.cookie()]).toEqual([403, ''])
  },
)

test('a token that is none of ours, or of an erased conversation, opens the first screen and is forgotten', async () => {
  const { line, visitor } = await begin()
  await visitor.takes('self')
  const held = visitor.cookie()
  const open = await line.ports.conversations.due(Number.MAX_SAFE_INTEGER)
  for (const id of open) await eraseConversation(line.ports, id, 'visitor')
  for (const cookie of [held, `s=${newClientId()}.${newClientId()}`]) {
    const response = await fetch(`${line.origins.visitors}/`, { headers: { cookie } })
    expect(response.headers.get('set-cookie')).toMatch(/^s=;/)
    expect(await response.text()).toContain(line.t('sv', 'who.self'))
  }
})

test('after leaving nothing is shown until the visitor opens the page again', async () => {
  const { line, visitor } = await begin()
  await visitor.takes('self')
  await visitor.writes('När har ni öppet?')
  await visitor.presses('leave')
  expect(visitor.html()).toContain(`url=${line.ports.settings.current().leaveTo}`)
  for (const _ of ['once', 'again']) {
    await visitor.get()
    expect(visitor.html()).not.toMatch(/öppet|Stöd|Avhopp|Göteborg/)
  }
  await visitor.presses('open')
  expect(visitor.html()).toContain(line.t('sv', 'who.self'))
})

test('a page that holds a conversation is as long as whole steps, whatever was written', async () => {
  const { line, visitor } = await begin()
  await visitor.takes('self')
  for (const text of ['kort', 'en längre text om något helt annat som ingen har frågat om förut']) {
    await visitor.writes(text)
    const response = await fetch(`${line.origins.visitors}/`, { headers: { cookie: visitor.cookie() } })
    expect((await response.arrayBuffer()).byteLength % 4096).toBe(0)
  }
})
