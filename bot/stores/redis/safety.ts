import { ConfigError } from '../../errors.ts'
import type { Send } from './connection.ts'
import { isReply } from './link.ts'

interface Setting {
  name: string
  must: string
  /** What happens otherwise. */
  otherwise: string
  relaxable?: true
}

const settings: readonly Setting[] = [
  { name: 'appendonly', must: 'yes', otherwise: 'everything is lost when Redis ends', relaxable: true },
  { name: 'appendfsync', must: 'always', otherwise: 'what was acknowledged can be lost', relaxable: true },
  { name: 'no-appendfsync-on-rewrite', must: 'no', otherwise: 'so it can during a rewrite', relaxable: true },
  { name: 'save', must: '', otherwise: 'a snapshot keeps what has been erased since' },
  { name: 'aof-timestamp-enabled', must: 'no', otherwise: 'the file says when everything happened' },
  { name: 'maxmemory-policy', must: 'noeviction', otherwise: 'Redis forgets conversations when memory runs short' },
]

export interface Accepted {
  /** What is put up with, in words. */
  relaxed: string[]
  /** Without its append-only file Redis has nothing to rewrite, and would make one. */
  keepsFile: boolean
}

/**
 * Throws with every setting for which this Redis must not be used, but for those that `relax` puts up with.
 *
 * The Redis user needs, beside reading and writing its own keys and running scripts on them, no more administration
 * than to look and to have the file rewritten:
 * `ACL SETUSER hotline on >password ~avh:* &avh:* -@all +@read +@write -@dangerous +ping +eval +evalsha +publish +subscribe +config|get +info +bgrewriteaof`
 */
export async function ensureSafe(send: Send, { relax }: { relax: boolean }): Promise<Accepted> {
  const found = await configOf(send)
  const wrong = settings.filter(({ name, must }) => found[name] !== must)
  const isRelaxed = ({ relaxable }: Setting) => relax && relaxable === true
  const say = ({ name, must, otherwise }: Setting) =>
    `Redis: ${name} is ${quote(found[name])} and must be ${quote(must)}; otherwise ${otherwise}`
  const problems = wrong.filter((setting) => !isRelaxed(setting)).map(say)
  if (problems.length > 0) throw new ConfigError(problems)
  return { relaxed: wrong.map(say), keepsFile: found.appendonly === 'yes' }
}

async function configOf(send: Send) {
  const names = settings.map(({ name }) => name)
  const { problem, found } = await permitted(send, 'CONFIG', 'GET', ...names)
  if (problem) throw new ConfigError([problem])
  return found as Record<string, string | undefined>
}

/** Throws when erased bytes would not leave every file there is. */
export async function ensureErasing(send: Send) {
  const replication = await permitted(send, 'INFO', 'replication')
  const rewrite = await permitted(send, 'BGREWRITEAOF')
  const isAlone = /^role:master\r?\nconnected_slaves:0\r?$/m.test(String(replication.found))
  const replicas = isAlone || replication.problem ? [] : ['Redis: it has or is a replica, whose files nobody rewrites']
  const problems = [...[replication, rewrite].flatMap(({ problem }) => problem ?? []), ...replicas]
  if (problems.length > 0) throw new ConfigError(problems)
}

async function permitted(send: Send, ...command: string[]): Promise<{ problem?: string; found?: unknown }> {
  try {
    return { found: await send(...command) }
  } catch (error) {
    // Another one is under way.
    if (command[0] === 'BGREWRITEAOF' && isReply(error, 'ERR') && !isReply(error, 'ERR unknown command')) return {}
    if (!isReply(error, 'NOPERM') && !isReply(error, 'ERR')) throw error
    return { problem: `Redis: ${command.slice(0, 2).join(' ')} is refused to this user (${(error as Error).message})` }
  }
}

const quote = (value = '') => `"${value}"`
