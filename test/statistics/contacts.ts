import { themes } from '../../shared/statistics/themes.ts'

/** Numbers from 0 up to 1, always the same for the same seed. */
export function randomNumbers(seed: number) {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Codes of every dimension of the statistics. */
export const codesOf: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  themes.flatMap(({ dimensions }) =>
    Object.entries(dimensions).map(([name, levels]) => [name, levels[0]?.flat() ?? []]),
  ),
)

export type Contact = Readonly<Record<string, string>>
type Choose = (dimension: string, number: number) => string

/** What the attacker must be held against: data sets as they come, and as somebody bent on breaking it would make them. */
export const shapes: Readonly<Record<string, (seed: number) => Choose>> = {
  even: (seed) => {
    const random = randomNumbers(seed)
    return (dimension) => at(dimension, random())
  },
  realistic: (seed) => {
    const random = randomNumbers(seed)
    return (dimension) => falling(dimension, random(), 0.35)
  },
  skewed: (seed) => {
    const random = randomNumbers(seed)
    return (dimension) => falling(dimension, random(), 1.6)
  },
  'one kind only': () => (dimension) => at(dimension, 0),
  'one outlier': (seed) => {
    const random = randomNumbers(seed)
    return (dimension, number) => (number === 0 ? at(dimension, 0.999) : at(dimension, random() * 0.3))
  },
  'two kinds, one of them small': (seed) => {
    const small = 1 + (seed % 9)
    return (dimension, number) => at(dimension, number < small ? 0.6 : 0)
  },
  'just at the threshold': (seed) => {
    const random = randomNumbers(seed)
    return (dimension, number) => at(dimension, ((number + (random() < 0.1 ? 1 : 0)) % 7) / 7)
  },
  'all dimensions alike': (seed) => {
    const random = randomNumbers(seed)
    let drawn = 0
    return (dimension) => {
      if (dimension === 'audience') drawn = random()
      return at(dimension, drawn)
    }
  },
}

export function contactsOf(shape: string, seed: number, size: number): Contact[] {
  const choose = shapes[shape]?.(seed)
  return withAgreements(
    Array.from({ length: size }, (_, number) =>
      Object.fromEntries(Object.keys(codesOf).map((name) => [name, choose?.(name, number) ?? 'notKnown'])),
    ),
  )
}

const at = (dimension: string, share: number) => {
  const codes = codesOf[dimension] ?? []
  return codes[Math.floor(share * codes.length)] ?? 'notKnown'
}

/** The first codes are the commonest. */
function falling(dimension: string, share: number, steepness: number) {
  const codes = codesOf[dimension] ?? []
  const weights = codes.map((_, index) => Math.exp(-index * steepness))
  let left = share * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [index, code] of codes.entries()) {
    left -= weights[index] ?? 0
    if (left < 0) return code
  }
  return 'notKnown'
}

/** Both fields an agreement compares, so that it comes out as drawn. */
function withAgreements(contacts: readonly Contact[]): Contact[] {
  const fieldsFor = (drawn: string | undefined, staff: string) =>
    drawn === 'yes' ? staff : drawn === 'no' ? 'x' : 'notKnown'
  return contacts.map((contact) => {
    const { urgencyByStaff = '', tracksByStaff = '' } = contact
    const urgencyByBot = fieldsFor(contact.urgencyAgrees, urgencyByStaff)
    const tracksByBot = fieldsFor(contact.tracksAgree, tracksByStaff)
    return {
      ...contact,
      urgencyByBot,
      tracksByBot,
      ...agreement(urgencyByBot, urgencyByStaff, 'urgencyAgrees'),
      ...agreement(tracksByBot, tracksByStaff, 'tracksAgree'),
    }
  })
}

function agreement(bot: string, staff: string, name: string) {
  const unknown = ['notKnown', 'declined']
  return { [name]: unknown.includes(bot) || unknown.includes(staff) ? 'notKnown' : bot === staff ? 'yes' : 'no' }
}
