import type { OutsideContact } from '../../shared/wire/console.ts'
import { recordByOtherMeans } from '../domain/contactRecord.ts'
import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'

type RecordPorts = Pick<Ports, 'conversations' | 'settings' | 'clock'>

/**
 * Keeps the coded record of a contact that did not come by the line, under the rule of C4: who said no leaves none, and who
 * was not asked or did not answer is counted. The same id again is the same contact. Throws `badInput`.
 */
export async function recordContact(
  ports: RecordPorts,
  { recordId, counts, record }: OutsideContact,
): Promise<{ recorded: boolean }> {
  if (counts === 'no') return { recorded: false }
  const { openingHours, definitionVersion, districts } = ports.settings.current()
  const facts = { id: recordId, at: ports.clock.now(), hours: openingHours, definitionVersion }
  const made = recordByOtherMeans({ ...facts, districts: districts.map(({ code }) => code) }, record)
  if ('problems' in made) throw new HotlineError('badInput', made.problems.join(', '))
  await ports.conversations.keepRecord(made.record)
  return { recorded: true }
}
