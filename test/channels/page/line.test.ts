import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openPage } from './openPage.ts'
import type { Fate } from './unsteadyWire.ts'

type Page = ReturnType<typeof openPage>

const sentIds = (page: Page) =>
  page.log.asked.flatMap(({ payload }) => ('input' in payload && 'clientId' in payload ? [payload.clientId] : []))
const long = 10 * 60_000

/** Nothing is on its way any more, and the page holds what the log holds. */
function expectSettled(page: Page, written: string[]) {
  expect(page.state().outgoing).toEqual([])
  expect(page.ownWords()).toEqual(written)
  expect(page.state().entries).toEqual(page.log.entries())
}

test('what is written without contact is held, said to be held, and arrives once when contact is back', () => {
  const page = openPage()
  page.goesDown()
  page.writes('first')
  page.writes('second')
  page.passTime(60_000)
  expect(page.state().inContact).toBe(false)
  expect(page.ownWords()).toEqual(['first', 'second'])
  expect(page.progress()).toEqual(['sending', 'sending'])

  page.comesUp()
  page.passTime(1000)

  expect(page.state().inContact).toBe(true)
  expectSettled(page, ['first', 'second'])
})

test('a lost answer makes the page send the same client id again, and the message stands once', () => {
  const page = openPage()
  page.suffers('answerLost')
  page.writes('only once')
  page.passTime(long)

  const ids = sentIds(page)
  expect(ids.length).toBeGreaterThan(1)
  expect(new Set(ids).size).toBe(1)
  expectSettled(page, ['only once'])
})

test('a server in trouble is told of with numbers to call, and the message stands once when it is well again', () => {
  const page = openPage()
  page.writes('hello')
  page.passTime(1000)
  page.suffers('unavailable', 'unavailable')
  page.writes('in trouble')
  page.passTime(50)
  expect(page.state().hindrance).toBe('trouble')
  expect(page.progress()).toEqual(['sending'])
  page.passTime(long)
  expect(page.state().hindrance).toBeUndefined()
  expect(new Set(sentIds(page)).size).toBe(2)
  expectSettled(page, ['hello', 'in trouble'])
})

test('a line with too many newcomers says so, and the first message goes when there is room', () => {
  const page = openPage()
  page.suffers('slowDown')
  page.writes('first')
  page.passTime(100)
  expect(page.state().hindrance).toBe('busy')
  page.passTime(long)
  expect(page.state().hindrance).toBeUndefined()
  expectSettled(page, ['first'])
})

test('a text leaves only when the one before it has been answered, so that the order is kept', () => {
  const page = openPage()
  page.writes('hello')
  page.passTime(1000)
  page.suffers('lost')
  page.writes('one')
  page.writes('two')
  page.passTime(1000)
  expect(JSON.stringify(page.log.entries())).not.toContain('two')
  page.passTime(long)
  expectSettled(page, ['hello', 'one', 'two'])
})

test('a connection that seems open but answers nothing is let go of for a new one', () => {
  const page = openPage()
  page.writes('hello')
  page.passTime(1000)
  page.goesSilent()
  page.writes('still there')
  page.passTime(long)
  expectSettled(page, ['hello', 'still there'])
})

test('a message whose entry comes before its acknowledgement stands once', () => {
  const page = openPage()
  page.writes('hello')
  page.passTime(1000)
  page.suffers('answerLost')
  page.writes('again')
  page.passTime(100)
  expectSettled(page, ['hello', 'again'])
})

test('nothing is called received before the server has said so', () => {
  const page = openPage()
  page.suffers('lost')
  page.writes('on its way')
  page.passTime(1000)
  expect(page.progress()).toEqual(['sending'])
})

test('after a gap the page takes nothing out of order, and asks for what came after its last', () => {
  const page = openPage()
  page.writes('hello')
  page.passTime(1000)
  const last = page.state().entries.length
  page.suffers('lost')
  page.log.botSays('lost on the way')
  page.tell()
  page.log.botSays('arrives')
  page.log.asked.length = 0
  page.tell()
  page.passTime(30)
  expect(page.state().entries).toHaveLength(last)

  page.passTime(1000)

  expect(page.log.asked).toEqual([{ question: 'line:join', payload: { token: 'token', last } }])
  expect(page.state().entries).toEqual(page.log.entries())
})

interface Step {
  does: keyof typeof play
  ms: number
  fates: Fate[]
}
const play = {
  writes(page: Page, written: string[]) {
    written.push(`message ${written.length}`)
    page.writes(written.at(-1) ?? '')
  },
  botSays(page: Page) {
    if (page.log.entries().length === 0) return
    page.log.botSays('by the way')
    page.tell()
  },
  goesDown: (page: Page) => page.goesDown(),
  comesUp: (page: Page) => page.comesUp(),
  goesSilent: (page: Page) => page.goesSilent(),
  suffers: (page: Page, _written: string[], { fates }: Step) => page.suffers(...fates),
  passTime: (page: Page, _written: string[], { ms }: Step) => page.passTime(ms),
}
const steps = fc.array(
  fc.record<Step>({
    does: fc.constantFrom(...(Object.keys(play) as (keyof typeof play)[])),
    ms: fc.integer({ min: 1, max: 20_000 }),
    fates: fc.array(fc.constantFrom<Fate>('arrives', 'lost', 'answerLost')),
  }),
  { minLength: 5, maxLength: 60 },
)

test('whatever the connection does until it is found dead, everything stands once, in order and without gaps', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const page = openPage()
      const written: string[] = []
      for (const step of taken) {
        play[step.does](page, written, step)
        expect(page.ownWords()).toEqual(written)
      }
      page.goesDown()
      page.suffers()
      page.comesUp()
      page.passTime(long)
      expectSettled(page, written)
    }),
    { numRuns: 300 },
  )
})

test('what is taken back is gone from the page as from the log', () => {
  const page = openPage()
  page.writes('a slip')
  page.passTime(1000)
  page.takesBack(1)
  page.passTime(1000)
  expect(JSON.stringify(page.state().entries[0])).not.toContain('a slip')
  expect(page.state().takingBack).toEqual([])
})

test('erasing before there was contact sends nothing of what was written', () => {
  const page = openPage()
  page.goesDown()
  page.writes('never mind')
  page.erases()
  page.comesUp()
  page.passTime(long)
  expect(page.log.asked).toEqual([])
  expect(page.state().notice).toBe('erased')
})

test('erasing while the first message may have arrived erases that too', () => {
  const page = openPage()
  page.suffers('answerLost')
  page.writes('too late')
  page.passTime(100)
  page.erases()
  expect(page.ownWords()).toEqual([])
  page.passTime(long)
  expect(page.log.isErased()).toBe(true)
  expect(page.state().notice).toBe('erased')
})

test('a conversation that is gone when the page returns leaves a page to begin again on', () => {
  const page = openPage()
  page.log.answer('conversation:erase', { token: 'token' })
  page.resumes('token')
  page.passTime(1000)
  expect(page.state()).toMatchObject({ phase: 'first', notice: 'gone', entries: [] })
})
