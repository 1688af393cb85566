import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openVisitor } from '../support/openVisitor.ts'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

test('SIGTERM ends the program cleanly within five seconds, and the next start has every acknowledged message', async () => {
  const folder = temporaryFolder()
  const line = await startRealProcess(folder)
  const visitor = openVisitor(line.origins.visitors, 'sv')
  await visitor.says('första')
  const sending = visitor.says('andra')
  await sending
  const began = performance.now()
  line.child.kill('SIGTERM')
  const [code] = await once(line.child, 'exit')
  expect(code).toBe(0)
  expect(performance.now() - began).toBeLessThan(5000)
  const token = visitor.token()
  visitor.leave()

  const again = await startRealProcess(folder)
  const back = openVisitor(again.origins.visitors, 'sv')
  const { entries } = (await back.ask('line:join', { token, last: 0 })) as { entries: { text?: string }[] }
  back.leave()
  expect(entries.flatMap(({ text }) => (text ? [text] : []))).toEqual(['första', 'andra'])
})

test('the first account is printed once, and the addresses say localhost', async () => {
  const folder = temporaryFolder()
  const line = await startRealProcess(folder)
  expect(line.origins.visitors).toMatch(/^http:\/\/localhost:\d+$/)
  expect(line.first?.name).toBe('jour')
  line.child.kill('SIGTERM')
  await once(line.child, 'exit')
  expect((await startRealProcess(folder)).first).toBeUndefined()
})

test('every wrong setting is told at once, and nothing starts', async () => {
  const start = startRealProcess(temporaryFolder(), { PORT: 'x', CONSOLE_PORT: '99999', TRUST_PROXY: 'true' })
  await expect(start).rejects.toThrow(/PORT[\s\S]*CONSOLE_PORT[\s\S]*TRUST_PROXY/)
})

test.each(['PORT', 'CONSOLE_PORT'])('when %s is taken nothing starts, and it is said which', async (name) => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const start = startRealProcess(temporaryFolder(), { [name]: String(port) })
  await expect(start).rejects.toThrow(new RegExp(`ended with 1[^]*- ${name}: 127.0.0.1:${port} cannot be used`))
})

test('once the pages are built the server answers within two seconds of the command, with the first screen in the HTML', async () => {
  // Other tests run at the same time, so the quickest of three tells what the program takes.
  const answered = async () => {
    const began = performance.now()
    const line = await startRealProcess(temporaryFolder())
    const html = await (await fetch(line.origins.visitors)).text()
    line.child.kill('SIGKILL')
    return { html, tookMs: performance.now() - began }
  }
  const starts = [await answered(), await answered(), await answered()]
  expect(Math.min(...starts.map(({ tookMs }) => tookMs))).toBeLessThan(2000)
  const html = starts[0]?.html
  expect(html).toContain('Jag är en bot')
  expect(html).toContain('Prata med personal')
})
