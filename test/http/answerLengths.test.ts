import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { VisitorEvent } from '../../bot/channels/webchat/visitorEvents.ts'
import { linePath } from '../../shared/linePath.ts'
import { frameBuckets } from '../../shared/paddedFrame.ts'
import { newClientId } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'

/** Everything that goes over the wire for one request. */
async function answerTo(origin: string, path: string, body: string) {
  const { host, hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
  const whole = await text(socket)
  const [, answer = ''] = whole.split('\r\n\r\n')
  const [bytes, answerBytes] = [whole, answer].map((part) => Buffer.byteLength(part))
  return { status: Number(whole.slice(9, 12)), bytes, answerBytes, answer }
}

test('what a page is answered when it gets no socket is as long as a refusal (R2.12)', async () => {
  const line = await startLine()
  const { visitors } = line.origins
  const asks = (event: string, payload: object) => answerTo(visitors, linePath(event), JSON.stringify(payload))
  const said = (words: string) => ({ clientId: newClientId(), language: 'sv', input: { kind: 'text', text: words } })
  const answers = [
    await asks('input:send', said('hej')),
    await asks('input:send', said('')),
    await asks('input:send', said('jag heter Test Testsson, 19900101-0000')),
    await asks('line:join', { token: 'nobodys', last: 0 }),
    await asks('no:such', {}),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 422, 404, 404])
  const [first] = answers
  expect(first?.bytes).toBeGreaterThan(frameBuckets.toVisitor)
  expect(new Set(answers.map(({ bytes }) => bytes)).size).toBe(1)
})

test('so is every answer to every question of such a page, whatever was asked and however it was refused (R2.12)', async () => {
  const line = await startLine()
  const { visitors } = line.origins
  const clientId = () => newClientId()
  const asks = (event: string, payload: object) => answerTo(visitors, linePath(event), JSON.stringify(payload))
  const begun = await asks('input:send', {
    ...{ clientId: clientId(), language: 'sv' },
    input: { kind: 'text', text: 'hej' },
  })
  const { token, seq } = JSON.parse(begun.answer) as { token: string; seq: number }
  const all: Record<VisitorEvent, object> = {
    'input:send': { clientId: clientId(), token, language: 'sv', input: { kind: 'text', text: 'är det anonymt' } },
    'line:join': { token, last: 0 },
    'message:takeBack': { clientId: clientId(), token, target: seq },
    'language:choose': { clientId: clientId(), token, language: 'en' },
    'conversation:erase': { token },
  }
  const names = Object.keys(all) as VisitorEvent[]
  const answered = []
  for (const name of names) answered.push(await asks(name, all[name]))
  expect(answered.map(({ status }) => status)).toEqual(names.map(() => 200))

  const refused = []
  for (const name of names) {
    refused.push(await asks(name, all[name]))
    refused.push(await asks(name, { ...all[name], token: 'nobodys' }))
    refused.push(await asks(name, { nothing: 'known' }))
    refused.push(await answerTo(visitors, linePath(name), '{'))
    refused.push(await answerTo(visitors, linePath(name), JSON.stringify({ text: 'x'.repeat(100_000) })))
  }
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([400, 404, 410]))
  const headBytes = ({ bytes = 0, answerBytes = 0 }) => bytes - answerBytes
  for (const one of [...answered, ...refused]) {
    expect(headBytes(one)).toBe(headBytes(begun))
    // One character goes before it in a frame of a socket.
    expect(((one.answerBytes ?? 0) + 1) % frameBuckets.toVisitor).toBe(0)
  }
  expect(new Set(refused.map(({ bytes }) => bytes))).toEqual(new Set([begun.bytes]))
})
