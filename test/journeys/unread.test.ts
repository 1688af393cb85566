import { once } from 'node:events'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startLine } from '../support/startLine.ts'

test('a page that asks and never reads is cut off, and others go on', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  for (let nth = 0; nth < 30; nth++) await visitor.says(`${nth} ${'lång text '.repeat(390)}`)
  const address = line.origins.visitors.replace('http', 'ws')
  const greedy = new WebSocket(`${address}/live/?EIO=4&transport=websocket`, { origin: line.origins.visitors })
  await once(greedy, 'open')
  greedy.send('40')
  await once(greedy, 'message')
  greedy.pause()
  let isOpen = true
  greedy.on('close', () => {
    isOpen = false
  })
  // What the network itself holds for it is read at the end, or it would not learn that it was cut off.
  for (let nth = 0; nth < 4000 && isOpen; nth++) {
    greedy.send(`42${nth}${JSON.stringify(['line:join', { token: visitor.token(), last: 0 }])}`)
    if (nth % 20 === 0) await visitor.ask('line:join', { token: visitor.token(), last: visitor.entries().length })
  }
  greedy.resume()
  if (isOpen) await once(greedy, 'close')
  await visitor.says('jag är kvar')
})

test('a page that asks for too much at once is told to slow down', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  await visitor.says('hej')
  const asked = Array.from({ length: 100 }, () => visitor.ask('line:join', { token: visitor.token(), last: 0 }))
  const outcomes = await Promise.allSettled(asked)
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []))
  expect(refused.length).toBeGreaterThan(0)
  expect(new Set(refused)).toEqual(new Set(['Error: slowDown']))
})
