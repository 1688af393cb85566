import { spawnSync } from 'node:child_process'
import { root } from '../support/sourceFiles.ts'
import accepted from './accepted.json' with { type: 'json' }
import { type Accepted, advisoriesIn, judge } from './judge.ts'

/**
 * `npm run advisories`, a step of CI: asks npm what is known against the packages we are built of, and ends badly when
 * something is past its limit. Where npm cannot be asked it says so, and holds us to the dates that are written down.
 */
const say = (text: string) => process.stdout.write(`${text}\n`)
/** A registry that does not answer holds nobody up. */
const timeout = 60_000
const run = (program: string, ...args: string[]) =>
  spawnSync(program, args, { cwd: root, encoding: 'utf8', timeout }).stdout

function asked() {
  try {
    const answer = JSON.parse(
      run('npm', 'audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000'),
    ) as Parameters<typeof advisoriesIn>[0]
    return answer.auditReportVersion === undefined ? undefined : advisoriesIn(answer)
  } catch {
    return undefined
  }
}

const today = new Date().toISOString().slice(0, 10)
const lockedOn = run('git', 'log', '-1', '--format=%cs', '--', 'package-lock.json').trim() || today
const advisories = asked()
if (!advisories) say('not asked: npm’s registry tells nothing of advisories here')
const written: Accepted[] = accepted
const known = advisories ?? written.map(({ id }) => ({ id, package: 'accepted.json', severity: 'info' as const }))
const { overdue, waiting, settled } = judge(known, written, { today, lockedOn })
for (const text of waiting) say(`waits: ${text}`)
for (const id of settled) say(`settled, and to be taken out of accepted.json: ${id}`)
for (const text of overdue) say(`OVERDUE: ${text}`)
if (overdue.length === 0) say(`nothing is past its limit${advisories ? '' : ' of what is written down'}`)
process.exitCode = overdue.length > 0 ? 1 : 0
