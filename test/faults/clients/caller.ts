import { readLocale } from '../../../bot/text/readLocale.ts'
import { dial, stepsAfter, tell } from '../../../console/dial/dialWire.ts'
import type { Note } from '../history.ts'
import type { Randomness } from '../random.ts'
import { wait } from './hurry.ts'

const { 'phone.callBack.kept': promise = '' } = readLocale('sv', 'voice') as Record<string, string>

/** Swedish; a person; to be called back; it is safe; no message; at this number; in the morning. */
const way = ['1', '0', '1', '1', '2', '1', '2']

/** At the real dial page: calls, asks for a person, and asks to be called back while it rings; again and again. */
export async function telephones({ note, random, until }: { note: Note; random: Randomness; until: AbortSignal }) {
  while (!until.aborted) {
    await calls(`070${random.between(1_000_000, 9_999_999)}`, note)
    await wait(random.between(500, 2500))
  }
}

async function calls(number: string, note: Note) {
  note({ type: 'info', what: 'calls', text: number })
  try {
    const call = await dial(number)
    let last = 0
    const hears = async () => {
      const steps = await stepsAfter(call, last)
      last = steps.at(-1)?.nth ?? last
      return steps.flatMap(({ said }) => said.map(({ words }) => words))
    }
    let heard = await hears()
    for (const key of way) {
      await tell(call, { kind: 'key', key })
      heard = await hears()
    }
    if (heard.includes(promise)) note({ type: 'info', what: 'promised', text: number })
    await tell(call, { kind: 'hangUp' })
  } catch {
    // The line went dead: whoever wants to be called back calls again.
  }
}
