import type { StaffId } from '../../../../shared/ids.ts'
import type { Operation } from '../../../domain/call/call.ts'
import type { Writing } from '../pull/writing.ts'

/** A batch of operations in the provider's markup, one after another. */
export const writeResponse = (operations: readonly Operation[], writing: Writing): string =>
  response(operations.length > 0 ? operations.map((operation) => verbOf(operation, writing)) : [element('Hangup')])

/** Words, and a person's telephone. */
export const writeLastResort = (sound: string, { onCall, number }: { onCall: string; number: string }): string =>
  response([play(sound), element('Dial', { callerId: number }, element('Number', {}, onCall))])

/** To whoever took up their telephone, before they hear the caller. */
export const writeWhisper = (sound: string, action: string): string =>
  response([element('Gather', { ...oneKey, timeout: 10, action }, play(sound)), element('Hangup')])

export const writeJoin = (): string => response([])
export const writeRefusal = (): string => response([element('Hangup')])

/** Without a key that ends the input, `#` is told like any other. */
const oneKey = { input: 'dtmf', numDigits: 1, finishOnKey: '', method: 'POST' }

function verbOf(operation: Operation, writing: Writing): string {
  switch (operation.op) {
    case 'say': {
      const said = play(writing.sound(operation.clips))
      // A key that cuts it short is an answer to what comes after.
      return operation.interruptible
        ? element('Gather', { ...oneKey, timeout: 1, action: writing.next('ask') }, said)
        : said
    }
    case 'ask':
      return ask(operation, writing)
    case 'connect':
      return dial(writing, operation.staff, {
        timeout: Math.ceil(operation.ringMs / 1000),
        whisper: `${writing.base}/whisper/${writing.callid}`,
      })
    case 'bridge':
      return dial(writing, operation.staff, { timeout: 20 })
    case 'record':
      return record(operation, writing)
    case 'textMessage':
      return ''
    case 'hangUp':
      return element('Hangup')
  }
}

/** Told whatever comes of it, silence too: the markup would otherwise just go on. */
function ask({ digits, timeoutMs, clips }: Operation & { op: 'ask' }, writing: Writing): string {
  const keys = digits === undefined ? oneKey : { ...oneKey, numDigits: digits, finishOnKey: '#' }
  const timeout = Math.max(1, Math.ceil(timeoutMs / 1000))
  const more = { timeout, action: writing.next('ask'), actionOnEmptyResult: true }
  return element('Gather', { ...keys, ...more }, play(writing.sound(clips)))
}

/** The provider would show the caller's number if it were not told another. */
function dial(writing: Writing, staff: StaffId, { timeout, whisper }: { timeout: number; whisper?: string }): string {
  const number = element('Number', whisper ? { url: whisper, method: 'POST' } : {}, writing.numberOf(staff))
  const action = writing.next('connect')
  return element('Dial', { callerId: writing.callerId, timeout, answerOnBridge: true, action, method: 'POST' }, number)
}

/** Where nothing was said the provider goes on to what stands after it. */
function record({ clips, mostMs }: Operation & { op: 'record' }, writing: Writing): string {
  const action = writing.next('record')
  const most = Math.ceil(mostMs / 1000)
  const keeps = { maxLength: most, timeout: most, finishOnKey: '#', playBeep: true, trim: 'do-not-trim' }
  const told = { recordingStatusCallback: `${writing.base}/recording`, recordingStatusCallbackEvent: 'completed' }
  return [
    play(writing.sound(clips)),
    element('Record', { ...keeps, action, method: 'POST', ...told }),
    element('Redirect', { method: 'POST' }, escaped(action)),
  ].join('')
}

const response = (verbs: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>${element('Response', {}, verbs.join(''))}`

const play = (sound: string) => element('Play', {}, escaped(sound))

function element(name: string, attributes: Record<string, string | number | boolean> = {}, inside = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  const start = `<${name}${written.join('')}`
  return inside === '' ? `${start}/>` : `${start}>${inside}</${name}>`
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;')
