import type { DatabaseSync } from 'node:sqlite'
import type { LineHours, ServiceCount } from '../../../shared/statistics/service.ts'
import { HotlineError } from '../../errors.ts'
import type { KeptRelease, StatisticsStore } from '../../ports/statistics.ts'
import type { GroupCommit } from './groupCommit.ts'
import { prepareAll, rowsOf } from './statements.ts'

const sql = {
  releases: 'SELECT period, text, signature FROM statistics_release ORDER BY period',
  freeze: 'INSERT INTO statistics_release (period, text, signature) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  count: `
    INSERT INTO service_count VALUES (?, ?, ?, 1)
    ON CONFLICT (month, figure, band) DO UPDATE SET count = count + 1`,
  counts: 'SELECT month, figure, band, count FROM service_count',
  hoursUntil: 'SELECT until FROM line_hours_until',
  moveHours: 'UPDATE line_hours_until SET until = $until WHERE until = $since',
  beginHours: 'INSERT INTO line_hours_until VALUES (1, $until) ON CONFLICT DO NOTHING',
  addHours: `
    INSERT INTO line_hours VALUES ($day, $promised, $staffed, $beyond)
    ON CONFLICT (day) DO UPDATE SET
      promised = promised + excluded.promised,
      staffed = staffed + excluded.staffed,
      beyond = beyond + excluded.beyond`,
  hours: 'SELECT day, promised, staffed, beyond FROM line_hours ORDER BY day',
}

export function createSqliteStatistics(database: DatabaseSync, commits: GroupCommit): StatisticsStore {
  const statements = prepareAll(database, sql)
  return {
    releases: () => commits.read(() => rowsOf<KeptRelease>(statements.releases).map((row) => ({ ...row }))),
    count: ({ month, figure, band }) => commits.write(() => void statements.count.run(month, figure, band)),
    counts: () => commits.read(() => rowsOf<ServiceCount>(statements.counts).map((row) => ({ ...row }))),
    hoursUntil: () => commits.read(() => rowsOf<{ until: number }>(statements.hoursUntil)[0]?.until),
    addHours: (since, until, added) =>
      commits.write(() => {
        const moved =
          since === undefined
            ? statements.beginHours.run({ $until: until })
            : statements.moveHours.run({ $since: since, $until: until })
        if (moved.changes === 0) throw new HotlineError('conflict')
        for (const { day, promised, staffed, beyond } of added)
          statements.addHours.run({ $day: day, $promised: promised, $staffed: staffed, $beyond: beyond })
      }),
    hours: () => commits.read(() => rowsOf<LineHours>(statements.hours).map((row) => ({ ...row }))),
    freeze: ({ period, text, signature }) =>
      commits.write(() => {
        if (statements.freeze.run(period, text, signature).changes === 0) throw new HotlineError('conflict')
      }),
  }
}
