import { createClient } from 'redis'
import { expect, onTestFinished, test } from 'vitest'
import { redisServerOfTest } from '../support/redisServer.ts'
import { erasure, newConversationId, started } from './entries.ts'
import { openStoreOfTest, openStoreOn } from './openRedis.ts'

async function clientOf(url: string) {
  const client = await createClient({ url }).connect()
  onTestFinished(() => client.destroy())
  return client
}

test('a Redis with a single setting that is unsafe is refused, and the setting named', async () => {
  const server = await redisServerOfTest()
  const client = await clientOf(server.url)
  const unsafe = [
    ['appendonly', 'no', 'yes'],
    ['appendfsync', 'everysec', 'always'],
    ['appendfsync', 'no', 'always'],
    ['no-appendfsync-on-rewrite', 'yes', 'no'],
    ['save', '3600 1', ''],
    ['aof-timestamp-enabled', 'yes', 'no'],
    ['maxmemory-policy', 'allkeys-lru', 'noeviction'],
  ] as const
  for (const [name, value, safe] of unsafe) {
    await client.configSet(name, value)
    await expect(openStoreOn(server.url)).rejects.toThrow(`${name} is "${value}" and must be "${safe}"`)
    await client.configSet(name, safe)
  }
  await openStoreOfTest(server.url)
})

test('several unsafe settings are named at once', async () => {
  const server = await redisServerOfTest('--appendfsync', 'everysec', '--save', '60 1')
  await expect(openStoreOn(server.url)).rejects.toThrow(/appendfsync(.|\n)*save/)
})

test('relaxed durability is accepted and said, and nothing else is relaxed with it', async () => {
  const server = await redisServerOfTest('--appendonly', 'no', '--appendfsync', 'everysec')
  const store = await openStoreOfTest(server.url, { relaxDurability: true })
  expect(store.relaxed.map((said) => said.split(' ')[1])).toEqual(['appendonly', 'appendfsync'])
  const id = newConversationId()
  await store.conversations.append(id, 0, [started()])
  await store.conversations.erase(id, erasure)
  await (await clientOf(server.url)).configSet('save', '60 1')
  await expect(openStoreOn(server.url, { relaxDurability: true })).rejects.toThrow(/save is "60 1"/)
})

/** As safety.ts says it. */
const rights = '~avh:* -@all +@read +@write -@dangerous +ping +eval +evalsha +config|get +info +bgrewriteaof'

/** The address with a user who has these rights and no others. */
async function withUser(url: string, granted: string) {
  const client = await clientOf(url)
  await client.sendCommand(['ACL', 'SETUSER', 'hotline', 'reset', 'on', '>secret', ...granted.split(' ')])
  return url.replace('//', '//hotline:secret@')
}

test('the rights that the documentation names are enough for everything', async () => {
  const server = await redisServerOfTest()
  const url = await withUser(server.url, rights)
  const store = await openStoreOfTest(url)
  const id = newConversationId()
  await store.conversations.append(id, 0, [started()], { eraseAt: 0 })
  await store.conversations.redact(id, 1)
  await store.conversations.erase(id, erasure)
  await store.conversations.tidy(0)
  expect(await store.conversations.due(0)).toEqual([])
  const destroyed = () => clientOf(server.url).then((client) => client.mGet(['avh:destroyed', 'avh:rewritten']))
  await expect.poll(async () => new Set(await destroyed()).size, { timeout: 30_000 }).toBe(1)
})

test.each(['config|get', 'info', 'bgrewriteaof'])(
  'without the right to %s the start is refused, and says so',
  async (right) => {
    const server = await redisServerOfTest()
    const url = await withUser(server.url, rights.replace(` +${right}`, ''))
    const [command = ''] = right.split('|')
    await expect(openStoreOn(url)).rejects.toThrow(new RegExp(`${command.toUpperCase()}.* is refused to this user`))
  },
)

test('a Redis that has or is a replica is refused', async () => {
  const server = await redisServerOfTest()
  const replica = await redisServerOfTest('--replicaof', '127.0.0.1', new URL(server.url).port)
  const asked = async () => (await clientOf(server.url)).info('replication')
  await expect.poll(asked, { timeout: 15_000 }).toContain('connected_slaves:1')
  for (const { url } of [server, replica]) await expect(openStoreOn(url)).rejects.toThrow('replica')
})

test('a Redis that comes back with an unsafe setting is not used until it is as it should be', async () => {
  const server = await redisServerOfTest()
  const { conversations } = await openStoreOfTest(server.url)
  const id = newConversationId()
  await conversations.append(id, 0, [started()])
  await server.kill()
  await server.start('--appendfsync', 'everysec')
  const refusal = () => conversations.read(id).catch((error: unknown) => String(error))
  await expect.poll(refusal, { timeout: 10_000 }).toContain('appendfsync is "everysec"')
  await expect(conversations.append(id, 1, [started(2)])).rejects.toMatchObject({ code: 'unavailable' })
  await (await clientOf(server.url)).configSet('appendfsync', 'always')
  expect(await conversations.read(id)).toEqual([started()])
})

test('keys of a newer form are refused', async () => {
  const server = await redisServerOfTest()
  await (await clientOf(server.url)).set('avh:form', '2')
  await expect(openStoreOn(server.url)).rejects.toThrow('form 2')
})

test('a wrong password is refused at once, and said without it', async () => {
  const server = await redisServerOfTest()
  const url = (await withUser(server.url, rights)).replace('secret', 'guess')
  const refusal = await openStoreOn(url).catch((error: unknown) => String(error))
  expect(refusal).toContain('WRONGPASS')
  expect(refusal).not.toContain('guess')
})
