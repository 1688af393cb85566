import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, migrations } from '../../bot/stores/sqlite/migrations.ts'
import { openDatabase } from '../../bot/stores/sqlite/openDatabase.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const newFile = () => join(temporaryFolder(), 'deep', 'hotline.sqlite')

function open(file: string) {
  const database = new DatabaseSync(file)
  onTestFinished(() => database.close())
  return database
}

test('every safety setting is in force', () => {
  const database = openDatabase(newFile(), { busyTimeoutMs: 1234 })
  onTestFinished(() => database.close())
  const names = [
    'journal_mode',
    'synchronous',
    'secure_delete',
    'foreign_keys',
    'trusted_schema',
    'cell_size_check',
    'temp_store',
  ]
  const values = names.map((name) => database.prepare(`PRAGMA ${name}`).get()?.[name])
  expect(values).toEqual(['wal', 2, 1, 1, 0, 1, 2])
  expect(database.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 1234 })
})

test('a database that cannot have a safety setting does not open, and says which', () => {
  expect(() => openDatabase(':memory:')).toThrow('journal_mode = WAL')
  const file = join(temporaryFolder(), 'hotline.sqlite')
  open(file).exec('PRAGMA page_size = 8192; CREATE TABLE any (thing)')
  expect(() => openDatabase(file)).toThrow('page_size = 1024')
})

test('a database of a newer version does not open', () => {
  const file = newFile()
  openDatabase(file).close()
  open(file).exec(`PRAGMA user_version = ${migrations.length + 1}`)
  expect(() => openDatabase(file)).toThrow('newer version')
})

test('steps run once each, in order, from wherever the database stands', () => {
  const database = open(':memory:')
  const steps = ['CREATE TABLE step (n)', 'INSERT INTO step VALUES (2)', 'INSERT INTO step VALUES (3)']
  migrate(database, steps.slice(0, 2))
  migrate(database, steps)
  migrate(database, steps)
  expect(database.prepare('SELECT n FROM step').all()).toEqual([{ n: 2 }, { n: 3 }])
})

test('a step that fails leaves the database as it was before that step', () => {
  const database = open(':memory:')
  const broken = ['CREATE TABLE step (n)', 'INSERT INTO step VALUES (2); INSERT INTO missing VALUES (1)']
  expect(() => migrate(database, broken)).toThrow('missing')
  expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 })
  expect(database.prepare('SELECT n FROM step').all()).toEqual([])
})
