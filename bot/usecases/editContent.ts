import { dayOf } from '../../shared/day.ts'
import {
  type Change,
  type Edit,
  type EditableFile,
  type Edited,
  type EditPlace,
  type FileView,
  takesTwo,
  type Version,
} from '../../shared/edits.ts'
import { HotlineError, isCode } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'

/** Edits that come at once are each decided on anew. */
const mostTries = 5

/**
 * Saves what is right as a whole and nothing of what is not; from then on every process goes by it. `known` is the last edit
 * that whoever edits has seen: when somebody has edited one of the same places since, it is refused with `conflict`. What
 * takes two persons is a problem here.
 */
export async function editContent(
  ports: Ports,
  staff: StaffAccount,
  changes: readonly Change[],
  known: number,
): Promise<Edited> {
  const problems = changes.filter(takesTwo).map(({ file, key }) => ({ file, key, path: [], message: 'twoPersons' }))
  return problems.length > 0 ? { problems } : editApproved(ports, staff, changes, known)
}

/** The same for what two persons agreed on. */
export async function editApproved(
  ports: Ports,
  staff: StaffAccount,
  changes: readonly Change[],
  known: number,
): Promise<Edited> {
  for (let tried = 0; tried < mostTries; tried++) {
    await catchUpWithEdits(ports)
    const since = await ports.edits.read(known)
    if (since.some((edit) => edit.changes.some((change) => isAmong(changes, change))))
      throw new HotlineError('conflict')
    const now = ports.clock.now()
    const problems = ports.content.check(changes, dayOf(now))
    if (problems.length > 0) return { problems }
    const seq = ports.content.lastSeq() + 1
    try {
      await ports.edits.append({ seq, at: now, by: staff.number, changes: [...changes] })
    } catch (error) {
      if (isCode(error, 'conflict')) continue
      throw error
    }
    await catchUpWithEdits(ports)
    ports.announcer.edited()
    return { seq }
  }
  throw new HotlineError('unavailable', 'too many editors at once')
}

/** Takes what was edited since, here or by another process. Whether anything was. */
export async function catchUpWithEdits({ edits, content }: Pick<Ports, 'edits' | 'content'>): Promise<boolean> {
  const before = content.lastSeq()
  content.take(await edits.read(before))
  return content.lastSeq() > before
}

/** A file as it stands, part by part. */
export async function readFile(
  { edits, content }: Pick<Ports, 'edits' | 'content'>,
  file: EditableFile,
): Promise<FileView> {
  await catchUpWithEdits({ edits, content })
  const edited = new Map(
    (await edits.read(0)).flatMap(({ seq, changes }) =>
      changes
        .filter((change) => change.file === file)
        .map(({ key, value }) => [key, value === null ? 0 : seq] as const),
    ),
  )
  return {
    parts: content.parts(file).map(({ key, value }) => ({ key, value, edited: edited.get(key) ?? 0 })),
    lastSeq: content.lastSeq(),
  }
}

/** A whole file that was edited elsewhere: what is other in it than what stands is one edit. */
export async function importFile(
  ports: Ports,
  staff: StaffAccount,
  { file, value }: { file: EditableFile; value: unknown },
  known: number,
): Promise<Edited> {
  const { changes, problems } = ports.content.compare(file, value)
  if (problems.length > 0) return { problems }
  return changes.length === 0 ? { seq: ports.content.lastSeq() } : editContent(ports, staff, changes, known)
}

/** What was edited at a place, newest first. */
export async function historyOf({ edits }: Pick<Ports, 'edits'>, place: EditPlace): Promise<Version[]> {
  const versions = (await edits.read(0)).flatMap(({ seq, at, by, changes }) =>
    changes.filter((change) => isSame(change, place)).map(({ value }) => ({ seq, at, by, value })),
  )
  return versions.toReversed()
}

/**
 * Everything an edit changed is again as it stood before it: an edit of its own, checked like any other. Throws `notFound`
 * when there is no such edit of these files.
 */
export async function undoEdit(
  ports: Ports,
  staff: StaffAccount,
  seq: number,
  files: readonly EditableFile[],
): Promise<Edited> {
  const edits = await ports.edits.read(0)
  const undone = edits.find((edit) => edit.seq === seq)
  if (!undone?.changes.every(({ file }) => files.includes(file))) throw new HotlineError('notFound')
  const earlier = edits.filter((edit) => edit.seq < seq)
  const changes = undone.changes.map(({ file, key }) => ({ file, key, value: standing(earlier, { file, key }) }))
  return editContent(ports, staff, changes, edits.at(-1)?.seq ?? 0)
}

const standing = (edits: readonly Edit[], place: EditPlace): Change['value'] =>
  edits.flatMap(({ changes }) => changes).findLast((change) => isSame(change, place))?.value ?? null

const isAmong = (places: readonly EditPlace[], place: EditPlace) => places.some((one) => isSame(one, place))
const isSame = (one: EditPlace, other: EditPlace) => one.file === other.file && one.key === other.key
