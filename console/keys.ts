import type { TextKey } from './text/translate.ts'

/** Keys that work alone, outside what is written in; each presses, or goes to, what carries it as `data-key`. */
export const singleKeys = {
  t: 'keys.claim',
  g: 'keys.join',
  r: 'keys.reply',
  n: 'keys.note',
  l: 'keys.transfer',
  q: 'keys.toQueue',
  b: 'keys.toBot',
  a: 'keys.close',
  u: 'keys.judge',
  o: 'keys.childConcern',
  f: 'keys.dangerToLife',
  k: 'keys.offerCode',
  x: 'keys.redact',
  '1': 'closing.unreachable',
  '2': 'closing.silent',
  '3': 'closing.wrongNumber',
  '4': 'closing.abusive',
  '/': 'keys.ready',
  '?': 'keys.list',
} as const satisfies Readonly<Record<string, TextKey>>

export type SingleKey = keyof typeof singleKeys

/** Further ones, where calls are answered in the console. */
export const telephoneKeys = {
  s: 'keys.answerCall',
  m: 'keys.microphone',
  h: 'keys.hangUp',
} as const satisfies Readonly<Record<string, TextKey>>

export type KeyAlone = SingleKey | keyof typeof telephoneKeys

/** Keys that work while something is written, too. */
export const otherKeys = [
  ['Alt + ↑ ↓', 'keys.nextConversation'],
  ['Enter', 'keys.send'],
  ['Shift + Enter', 'keys.newLine'],
  ['Ctrl + Enter', 'keys.closeNow'],
  ['Esc', 'keys.escape'],
] as const satisfies readonly (readonly [string, TextKey])[]

export const worksAlone = (key: string): key is KeyAlone => key in singleKeys || key in telephoneKeys
