import { dayOf } from '../../shared/day.ts'
import type { Change, ChangeProblem, Edited } from '../../shared/edits.ts'
import { settingsSchema } from '../../shared/settings.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { catchUpWithEdits, editApproved } from './editContent.ts'
import { askFourEyes, type Proven, spendFourEyes } from './fourEyes.ts'

const changeTo = (value: Change['value']): Change => ({ file: 'settings', key: 'retention', value })

/** Asks for other times of keeping texts, or says what is wrong with them. Throws as `askFourEyes` does. */
export async function askForRetention(
  ports: Ports,
  proven: Proven,
  { value, known, reference }: { value: Change['value']; known: number; reference: string },
): Promise<{ problems: ChangeProblem[] }> {
  await catchUpWithEdits(ports)
  const problems = ports.content.check([changeTo(value)], dayOf(ports.clock.now()))
  if (problems.length > 0) return { problems }
  const retention = { wanted: settingsSchema.shape.retention.parse(value), known }
  await askFourEyes(ports, proven, { kind: 'changeRetention', retention, why: 'decision', reference })
  return { problems }
}

/** Saves what a second person approved. Throws as `spendFourEyes` does, and `conflict` when it was changed since. */
export async function changeRetention(ports: Ports, staff: StaffAccount, id: string): Promise<Edited> {
  const { retention } = await spendFourEyes(ports, staff, id, ['changeRetention'])
  if (!retention) throw new HotlineError('notFound')
  const { decision = '', ...times } = retention.wanted
  return editApproved(ports, staff, [changeTo({ ...times, decision })], retention.known)
}
