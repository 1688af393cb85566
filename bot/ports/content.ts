import type { Change, ChangeProblem, Edit, EditableFile } from '../../shared/edits.ts'
import type { Language } from '../../shared/languages.ts'
import type { Settings } from '../../shared/settings.ts'

/** What the municipality decides. Asked anew each time: an administrator may change it while the line runs. */
export interface SettingsSource {
  current(): Settings
}

/** What the line says and goes by: the files as they were installed, with what was edited in the console over them. */
export interface Content {
  /** Number of the last edit in it; 0 is the files alone. */
  lastSeq(): number
  /** A file of a language as it stands, by its name in `locales/<language>/`. */
  read(language: Language, name: string): unknown
  /** A file that can be edited, as it stands; the same in form as the file itself. */
  file(file: EditableFile): unknown
  /** The same part by part, in the order of the file. */
  parts(file: EditableFile): Pick<Change, 'key' | 'value'>[]
  /** What is other in a whole file than what stands, and what has no place in it or is not there. */
  compare(file: EditableFile, whole: unknown): { changes: Change[]; problems: ChangeProblem[] }
  /** Everything that would be wrong after these changes. `today` is YYYY-MM-DD. */
  check(changes: readonly Change[], today: string): ChangeProblem[]
  /** Takes edits after the last one, in order; what it has already is harmless. */
  take(edits: readonly Edit[]): void
}

/** What was edited in the console, as an append-only log of its own. */
export interface EditStore {
  /** Durable when it returns; throws `conflict` when there is an edit of this number, or the one before it is missing. */
  append(edit: Edit): Promise<void>
  /** Edits after number `since`, in order. */
  read(since: number): Promise<Edit[]>
}
