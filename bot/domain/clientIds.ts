import type { Entry } from '../../shared/entry.ts'
import type { ClientId } from '../../shared/ids.ts'

/** Entries by the id their sender gave them. A value: adding makes another one. */
export interface ClientIds {
  get(id: ClientId): Entry | undefined
  has(id: ClientId): boolean
  with(id: ClientId, entry: Entry): ClientIds
  values(): Entry[]
}

/** So many are copied when one is added, and all of them once in so many times. */
const mostNewest = 16

/** Of a conversation that has no entry. */
export const noClientIds: ClientIds = clientIds(new Map(), new Map())

function clientIds(older: ReadonlyMap<ClientId, Entry>, newest: ReadonlyMap<ClientId, Entry>): ClientIds {
  const get = (id: ClientId) => newest.get(id) ?? older.get(id)
  return {
    get,
    has: (id) => get(id) !== undefined,
    values: () => [...older.values(), ...newest.values()],
    with(id, entry) {
      if (newest.size < mostNewest) return clientIds(older, new Map(newest).set(id, entry))
      return clientIds(new Map([...older, ...newest]), new Map([[id, entry]]))
    },
  }
}
