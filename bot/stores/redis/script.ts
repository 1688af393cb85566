import { createHash } from 'node:crypto'

/** A Lua script: Redis carries it out whole, with nothing of anybody else in between, and writes it to its file whole. */
export interface Script<Name extends string = string> {
  /** Keys it touches, without the prefix. */
  keys: readonly string[]
  /** Those of them that there is one of for each id. */
  keyedById: ReadonlySet<string>
  names: readonly Name[]
  source: string
  sha: string
  gives: 'text' | 'bytes'
}

/**
 * Keys and arguments are locals of their name in the body; `entries:id` is the key of that name for the argument `id`.
 * What comes after the named arguments is in ARGV from `rest` on. Redis takes nothing back when a script fails half-way,
 * so a body checks everything before it writes anything.
 */
export function script<Name extends string>(
  keys: readonly string[],
  names: readonly Name[],
  body: string,
  gives: Script['gives'] = 'text',
): Script<Name> {
  const plain = keys.map((key) => key.replace(/:id$/, ''))
  const source = [
    ...plain.map((key, nth) => `local ${key} = KEYS[${nth + 1}]`),
    ...names.map((name, nth) => `local ${name} = ARGV[${nth + 1}]`),
    `local rest = ${names.length + 1}`,
    body.trim(),
  ].join('\n')
  return {
    keys: plain,
    keyedById: new Set(keys.filter((key) => key.endsWith(':id')).map((key) => key.replace(/:id$/, ''))),
    names,
    source,
    sha: createHash('sha1').update(source).digest('hex'),
    gives,
  }
}
