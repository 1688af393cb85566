import type { EditableFile, FileView } from '../../shared/edits.ts'

/** A whole file in the form it has beside the program. */
export function fileText(file: EditableFile, { parts }: FileView): string {
  const whole = file.endsWith('/topics')
    ? parts.map(({ value }) => value)
    : Object.fromEntries(parts.map(({ key, value }) => [key, value]))
  return `${JSON.stringify(whole, null, 2)}\n`
}
