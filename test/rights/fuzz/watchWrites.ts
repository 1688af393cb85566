import type { Stores } from '../../../bot/stores/stores.ts'

type Name = Exclude<keyof Stores, 'close'>

/** What only reads. Whatever else a store can do counts as writing, also what is new. */
const reads: Record<Name, readonly string[]> = {
  conversations: ['read', 'listed', 'due', 'records', 'alias', 'erasures', 'unanswered'],
  staff: ['byName', 'byId', 'list', 'session', 'sessionsOf'],
  auditRows: ['head', 'since'],
  fourEyes: ['list'],
  passkeys: ['byId', 'ofStaff'],
  links: ['bySubject', 'has'],
  statistics: ['releases', 'counts', 'hoursUntil', 'hours'],
  replyAddresses: ['load', 'list'],
  returnCodes: ['load', 'find'],
  keptTexts: ['list'],
  edits: ['read'],
  papers: ['load'],
}

/** These stores, and what has been written in them since one last asked. */
export function watchWrites(stores: Stores) {
  let writes: string[] = []
  const watched = (name: Name) =>
    Object.fromEntries(
      Object.entries(stores[name]).map(([method, run]: [string, (...given: unknown[]) => unknown]) => [
        method,
        reads[name].includes(method)
          ? run
          : async (...given: unknown[]) => {
              const answer = await run(...given)
              writes.push(`${name}.${method}`)
              return answer
            },
      ]),
    )
  return {
    stores: {
      ...Object.fromEntries((Object.keys(reads) as Name[]).map((name) => [name, watched(name)])),
      close: () => stores.close(),
    } as unknown as Stores,
    written() {
      const since = [...new Set(writes)].sort()
      writes = []
      return since
    },
  }
}
