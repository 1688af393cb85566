import type { PaperSchema } from '../../shared/papers.ts'
import { isCode } from '../errors.ts'
import type { Ports } from '../ports.ts'

type PaperPorts = Pick<Ports, 'papers'>

/** Tries before a contended paper is given up; each lost try means that somebody else got on. */
const mostTries = 20

/** A paper of the line as it stands. One that this program does not understand (any more) counts as none. */
export async function readPaper<Content>(
  { papers }: PaperPorts,
  name: string,
  schema: PaperSchema<Content>,
): Promise<Content | undefined> {
  return schema.safeParse((await papers.load(name)).content).data
}

/** Replaces a paper by what `change` makes of it, however many do so at once. */
export async function changePaper<Content>(
  { papers }: PaperPorts,
  name: string,
  schema: PaperSchema<Content>,
  change: (before: Content | undefined) => Content,
): Promise<Content> {
  for (let tried = 1; ; tried++) {
    const { version, content } = await papers.load(name)
    const next = change(schema.safeParse(content).data)
    try {
      await papers.save(name, version, next)
      return next
    } catch (error) {
      if (!isCode(error, 'conflict') || tried === mostTries) throw error
    }
  }
}
