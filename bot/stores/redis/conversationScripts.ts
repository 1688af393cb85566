import { script } from './script.ts'

/**
 * Keys: `entries:<id>` is the log, a stream whose entries are named `seq-0`; its length is the number of the last one.
 * `places` says where each conversation stands, `listed` orders those on staff's lists by the counter `order`, `due` has
 * the instants of erasing. `destroyed` counts what must leave the append-only file (see rewriter.ts).
 */
const ensureLiving = `if redis.call('SISMEMBER', tombstones, id) == 1 then return 'gone' end`

/** After the named arguments come author, client id and content of each entry. */
export const append = script(
  ['entries:id', 'tombstones', 'places', 'listed', 'order', 'due', 'records', 'destroyed', 'unanswered'],
  ['id', 'expectedSeq', 'moves', 'eraseAt', 'recordId', 'record', 'noAnswer'],
  `
${ensureLiving}
local seq = tonumber(expectedSeq)
if redis.call('XLEN', entries) ~= seq then return 'conflict' end
if recordId ~= '' and redis.call('HEXISTS', records, recordId) == 1 then return 'taken' end
for nth = rest, #ARGV, 3 do
  seq = seq + 1
  redis.call('XADD', entries, seq .. '-0', 'author', ARGV[nth], 'client', ARGV[nth + 1], 'content', ARGV[nth + 2])
end
local move = cjson.decode(moves)[redis.call('HGET', places, id) or 'new']
if move then
  redis.call('HSET', places, id, move.to)
  if move.listed then
    redis.call('ZADD', listed, redis.call('INCR', order), id)
  else
    redis.call('ZREM', listed, id)
  end
end
if eraseAt ~= '' then redis.call('ZADD', due, eraseAt, id) end
if noAnswer ~= '' then redis.call('HINCRBY', unanswered, noAnswer, 1) end
if recordId ~= '' then
  redis.call('HSET', records, recordId, record)
  -- In the file it stands beside the conversation it is of, until the next rewrite.
  redis.call('INCR', destroyed)
end
return 'done'`,
)

/**
 * Writes the whole stream anew. XDEL would only mark the entry: its bytes stay in the stream's node, in memory and in
 * every file that is written from it.
 */
export const replace = script(
  ['entries:id', 'tombstones', 'destroyed'],
  ['id', 'seq', 'content'],
  `
${ensureLiving}
local all = redis.call('XRANGE', entries, '-', '+')
local found = all[tonumber(seq)]
if not found then return 'notFound' end
found[2][6] = content
redis.call('DEL', entries)
for _, entry in ipairs(all) do redis.call('XADD', entries, entry[1], unpack(entry[2])) end
redis.call('INCR', destroyed)
return 'done'`,
)

export const erase = script(
  ['entries:id', 'tombstones', 'places', 'listed', 'due', 'addresses', 'told', 'codes', 'erasures', 'destroyed'],
  ['id', 'erasure'],
  `
redis.call('SADD', tombstones, id)
if redis.call('DEL', entries) == 0 then return end
for _, hash in ipairs({places, addresses, told, codes}) do redis.call('HDEL', hash, id) end
for _, order in ipairs({listed, due}) do redis.call('ZREM', order, id) end
redis.call('HINCRBY', erasures, erasure, 1)
redis.call('INCR', destroyed)`,
)

export const listed = script(
  ['listed', 'places'],
  [],
  `
local ids = redis.call('ZRANGE', listed, 0, -1)
local found = {}
for _, id in ipairs(ids) do table.insert(found, {id, redis.call('HGET', places, id)}) end
return found`,
)

/** Where it stands in the file tells when it came, until the next rewrite. */
export const keepRecord = script(
  ['records', 'destroyed'],
  ['recordId', 'record'],
  `
redis.call('HSETNX', records, recordId, record)
redis.call('INCR', destroyed)`,
)

/** Ids are what comes after the named arguments, and there are none. */
export const destroyRecords = script(
  ['records', 'destroyed'],
  [],
  `
for nth = rest, #ARGV do redis.call('HDEL', records, ARGV[nth]) end
redis.call('INCR', destroyed)`,
)
