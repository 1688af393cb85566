import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { HotlineError } from '../../bot/errors.ts'
import { createGroupCommit } from '../../bot/stores/sqlite/groupCommit.ts'
import { openDatabase } from '../../bot/stores/sqlite/openDatabase.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/** A table whose references are checked by COMMIT, so that a commit can be made to fail. */
function start() {
  const file = join(temporaryFolder(), 'test.sqlite')
  const database = openDatabase(file)
  database.exec(
    'CREATE TABLE word (word TEXT UNIQUE, follows TEXT REFERENCES word (word) DEFERRABLE INITIALLY DEFERRED)',
  )
  const elsewhere = new DatabaseSync(file)
  onTestFinished(() => {
    database.close()
    elsewhere.close()
  })
  const write = database.prepare('INSERT INTO word VALUES (?, ?)')
  const words = (from: DatabaseSync) =>
    from
      .prepare('SELECT word FROM word ORDER BY 1')
      .all()
      .map(({ word }) => word)
  return {
    database,
    commits: createGroupCommit(database),
    add: (word: string, follows: string | null = null) => void write.run(word, follows),
    words: () => words(database),
    wordsElsewhere: () => words(elsewhere),
  }
}
const settled = async (writes: Promise<unknown>[]) => (await Promise.allSettled(writes)).map(({ status }) => status)

test('nothing is readable before it is committed, and everything once the promise is kept', async () => {
  const { commits, add, words, wordsElsewhere } = start()
  const writes = ['a', 'b'].map((word) => commits.write(() => add(word)))
  expect([words(), await commits.read(words)]).toEqual([[], []])
  await writes[0]
  expect([words(), wordsElsewhere()]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ])
})

test('writes of one tick share one commit', async () => {
  const { database, commits, add } = start()
  // Where no other connection writes, the log grows by the pages of each transaction.
  const framesAfter = async (words: string[], together: boolean) => {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    if (together) await Promise.all(words.map((word) => commits.write(() => add(word))))
    else for (const word of words) await commits.write(() => add(word))
    return Number(database.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()?.log)
  }
  const apart = await framesAfter(['a', 'b', 'c', 'd'], false)
  const together = await framesAfter(['e', 'f', 'g', 'h'], true)
  expect(apart).toBe(together * 4)
})

test('a refused write undoes all of its own changes and none of the others', async () => {
  const { commits, add, words } = start()
  const outcomes = await settled([
    commits.write(() => add('a')),
    commits.write(() => {
      add('b')
      throw new HotlineError('conflict')
    }),
    commits.write(() => {
      add('c')
      add('a')
    }),
    commits.write(() => add('d')),
  ])
  expect(outcomes).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect(words()).toEqual(['a', 'd'])
})

test('when the commit fails, every write of the batch is unavailable and nothing is stored', async () => {
  const { commits, add, words } = start()
  const failing = [
    commits.write(() => add('a')),
    commits.write(() => add('b', 'missing')),
    commits.write(() => {
      throw new HotlineError('conflict')
    }),
  ]
  for (const write of failing) await expect(write).rejects.toMatchObject({ code: 'unavailable' })
  expect(words()).toEqual([])
  await commits.write(() => add('a'))
  expect(words()).toEqual(['a'])
})

test('when the disk is full, every write of the batch is unavailable and the next one that fits is stored', async () => {
  const { database, commits, add, words } = start()
  const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count)
  database.exec(`PRAGMA max_page_count = ${pages}`)
  const writes = [commits.write(() => add('a')), commits.write(() => add('b'.repeat(50_000)))]
  for (const write of writes) await expect(write).rejects.toMatchObject({ code: 'unavailable' })
  expect(words()).toEqual([])
  await commits.write(() => add('a'))
  expect(words()).toEqual(['a'])
})

test('while a transaction stands open, nothing is read', async () => {
  const { database, commits, words } = start()
  database.exec('BEGIN')
  await expect(commits.read(words)).rejects.toMatchObject({ code: 'unavailable' })
})
