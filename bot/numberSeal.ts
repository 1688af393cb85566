import type { NumberSeal } from './ports/conversations.ts'
import type { Sealer } from './ports.ts'

const purpose = 'call-back number'
/** Every sealed number is as long as any other. */
const mostDigits = 16

/** For one conversation alone, whose own key is put over it in the store. */
export const createNumberSeal = ({ seal, open }: Sealer): NumberSeal => ({
  seal: (id, digits) => seal(purpose, Buffer.from(digits.padEnd(mostDigits)), id),
  open: (id, sealed) =>
    Buffer.from(open(purpose, sealed, id))
      .toString()
      .trim(),
})
