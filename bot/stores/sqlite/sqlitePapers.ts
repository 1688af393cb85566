import type { DatabaseSync } from 'node:sqlite'
import { HotlineError } from '../../errors.ts'
import type { SealedPapers } from '../sealing/sealedPapers.ts'
import type { GroupCommit } from './groupCommit.ts'
import { prepareAll, rowsOf } from './statements.ts'

const sql = {
  load: 'SELECT version, sealed FROM paper WHERE name = ?',
  add: 'INSERT INTO paper (name, version, sealed) VALUES ($name, 1, $sealed) ON CONFLICT DO NOTHING',
  replace: 'UPDATE paper SET version = version + 1, sealed = $sealed WHERE name = $name AND version = $expected',
  destroy: 'DELETE FROM paper WHERE name = ?',
}

export function createSqlitePapers(database: DatabaseSync, commits: GroupCommit): SealedPapers {
  const statements = prepareAll(database, sql)
  return {
    load: (name) =>
      commits.read(
        () => rowsOf<{ version: number; sealed: Uint8Array }>(statements.load, name).map((row) => ({ ...row }))[0],
      ),
    save: (name, expectedVersion, sealed) =>
      commits.write(() => {
        const { changes } =
          expectedVersion === 0
            ? statements.add.run({ $name: name, $sealed: sealed })
            : statements.replace.run({ $name: name, $sealed: sealed, $expected: expectedVersion })
        if (changes === 0) throw new HotlineError('conflict')
      }),
    destroy: (name) => commits.write(() => void statements.destroy.run(name)),
  }
}
