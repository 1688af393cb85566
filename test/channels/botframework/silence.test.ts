import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startRealProcess } from '../../support/realProcess.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { openChannelService } from './channelService.ts'
import { newToken, openDirectLineClient, secret } from './directLineClient.ts'

const words = 'kanariemening nummer sjuttiosju'

test('with DEBUG set nothing that is said over the channels is printed, and no name of theirs is stored', async () => {
  const folder = temporaryFolder()
  const env = { DEBUG: '*', NODE_DEBUG: 'http,net', BOT_PLAYGROUND: '1', DIRECT_LINE_SECRET: secret }
  const line = await startRealProcess(folder, env)
  const channel = await openChannelService()
  await channel.posts(line.origins.visitors, { text: words })
  await channel.posts(line.origins.visitors, { text: '' })
  await channel.untilHears('Jag är en bot')
  await channel.untilHears('Något gick fel hos oss')
  const { token } = await newToken(line.origins.visitors)
  const client = openDirectLineClient(line.origins.visitors, { token })
  await client.untilHears('Jag är en bot')
  await client.posts({ text: words })
  await client.untilHears(words)

  const printed = line.printed()
  expect(printed).toContain('"turn:failed"')
  for (const secretWord of [
    words,
    'Jag är en bot',
    channel.conversation,
    channel.serviceUrl,
    'Fagelbo',
    token,
    secret,
  ]) {
    expect(printed, secretWord).not.toContain(secretWord)
  }
  const stored = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(stored.length).toBeGreaterThan(1)
  for (const { parentPath, name } of stored) {
    const bytes = readFileSync(join(parentPath, name))
    for (const identity of [channel.conversation, channel.serviceUrl, 'maya-of-the-channel', 'Fagelbo']) {
      expect(bytes.includes(identity), `${identity} in ${name}`).toBe(false)
    }
  }
})
