import { expect, test } from 'vitest'
import { doWork } from '../../bot/channels/webchat/page/line/doWork.ts'
import type { Pace } from '../../bot/channels/webchat/page/line/pace.ts'
import type { SendReceipt } from '../../shared/wire/visitor.ts'
import type { Proof, Work } from '../../shared/work.ts'
import { openStillVisitor } from '../support/openStillVisitor.ts'
import { newClientId } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'

const language = 'sv'
const atOnce: Pace = {
  after(_ms, run) {
    run()
    return () => {}
  },
  random: () => 0,
}
const workOf = (work: Work, clientId: string) =>
  new Promise<Proof>((resolve) => doWork(atOnce, { ...work, bits: Math.min(work.bits, 14) }, clientId, resolve))

async function flooded() {
  const line = await startLine()
  const now = line.clock.now()
  for (let nth = 0; nth < 81; nth++) line.ports.newcomers.begin(now, 'canWork')
  const maya = line.visitor(language)
  const begin = (clientId: string, proof?: Proof) =>
    maya.ask<SendReceipt>('input:send', {
      clientId,
      language,
      input: { kind: 'text', text: 'hej' },
      ...(proof ? { proof } : {}),
    })
  return { line, maya, begin }
}

test('when many come at once the page works before it begins, and the same proof begins nothing else', async () => {
  const { begin, maya } = await flooded()
  const clientId = newClientId()
  const refusal = await maya.answerTo('input:send', { clientId, language, input: { kind: 'text', text: 'hej' } })
  expect(refusal).toMatchObject({ ok: false, code: 'slowDown', work: { bits: 14 } })
  const proof = await workOf((refusal as { work: Work }).work, clientId)
  await expect(begin(newClientId(), proof)).rejects.toThrow('slowDown')
  await expect(begin(clientId, { ...proof, challenge: 'x'.repeat(16) })).rejects.toThrow('slowDown')
  expect((await begin(clientId, proof)).seq).toBeGreaterThan(0)
})

test('who is talking already is asked for nothing', async () => {
  const line = await startLine()
  const maya = line.visitor(language)
  await maya.says('hej')
  for (let nth = 0; nth < 119; nth++) line.ports.newcomers.begin(line.clock.now(), 'canWork')
  expect((await maya.says('hej igen')).seq).toBeGreaterThan(0)
})

test('without script nobody is asked to work; after a few the next waits and keeps the text', async () => {
  const { line } = await flooded()
  const visitors = Array.from({ length: 11 }, () => openStillVisitor(line.origins.visitors))
  for (const visitor of visitors) {
    await visitor.get()
    await visitor.post({ ...visitor.formWith('name="text"'), text: 'hej på er' })
  }
  expect(visitors.map((visitor) => visitor.status())).toEqual([...Array(10).fill(200), 409])
  expect(visitors.at(-1)?.html()).toContain('hej på er')
})
