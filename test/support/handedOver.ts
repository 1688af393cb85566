import type { openStaff } from './openStaff.ts'
import type { openVisitor } from './openVisitor.ts'

interface Both {
  visitor: ReturnType<typeof openVisitor>
  ben: Awaited<ReturnType<typeof openStaff>>
}

/** A visitor who asked for a person, and is Ben's. */
export async function handedOver({ visitor, ben }: Both) {
  await visitor.says('jag vill prata')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  return id
}
