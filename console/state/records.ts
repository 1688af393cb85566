/** A record without one of its keys. */
export function without<K extends string, V>(record: Readonly<Record<K, V>>, key: K): Record<K, V> {
  const { [key]: _, ...rest } = record
  return rest as Record<K, V>
}

/** A record with only the keys that `keeps` is true for. */
export function only<K extends string, V>(record: Readonly<Record<K, V>>, keeps: (key: K) => boolean): Record<K, V> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keeps(key as K))) as Record<K, V>
}
