import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { linePath } from '../../shared/linePath.ts'
import { frameBuckets } from '../../shared/paddedFrame.ts'
import { newClientId } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'

/** Everything that goes over the wire for one request, without the date. */
async function answerTo(origin: string, path: string, payload: object) {
  const { host, hostname, port } = new URL(origin)
  const body = JSON.stringify(payload)
  const socket = connect(Number(port), hostname)
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
  const whole = await text(socket)
  return { status: Number(whole.slice(9, 12)), bytes: Buffer.byteLength(whole) }
}

test('what a page is answered when it gets no socket is as long as a refusal (R2.12)', async () => {
  const line = await startLine()
  const { visitors } = line.origins
  const asks = (event: string, payload: object) => answerTo(visitors, linePath(event), payload)
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
