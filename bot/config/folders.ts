import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { Source } from './source.ts'

export function readFolders(source: Source) {
  const data = source.text('DATA_DIR') ?? './data'
  const keys = source.text('KEY_DIR') ?? './keys'
  // A backup of the data must never hold the keys that open it.
  if (isWithin(keys, data)) source.problems.push('KEY_DIR must not be DATA_DIR or lie inside it')
  return { data, keys }
}

function isWithin(inner: string, outer: string) {
  const path = relative(resolve(outer), resolve(inner))
  return !(path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path))
}

/** Whoever can write in the line's own folders must not be able to write here as well. */
export function readAuditAnchor(source: Source) {
  const target = source.text('AUDIT_ANCHOR')
  if (target === undefined || target.startsWith('https://')) {
    if (target !== undefined && !URL.canParse(target)) source.problems.push('AUDIT_ANCHOR is not an address')
    return target
  }
  const { data, keys } = readFolders({ ...source, problems: [] })
  if (target.includes('://')) source.problems.push('AUDIT_ANCHOR must be a file or an https address')
  if (isWithin(target, data) || isWithin(target, keys)) {
    source.problems.push('AUDIT_ANCHOR must not lie in DATA_DIR or KEY_DIR')
  }
  return target
}
