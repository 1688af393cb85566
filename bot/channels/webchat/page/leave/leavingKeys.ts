import { createPresses } from './presses.ts'

/** What is read of a key event. */
export interface Key {
  key: string
  repeat: boolean
  isComposing: boolean
  defaultPrevented: boolean
  timeStamp: number
}

/** Escape twice, or Shift three times by itself: each is true when it means to leave. */
export function createLeavingKeys() {
  const escapes = createPresses({ times: 2, withinMs: 700 })
  const shifts = createPresses({ times: 3, withinMs: 5000 })
  /** Shift went down and nothing else has been done since: when it comes up it was no capital letter. */
  let isShiftAlone = false

  return {
    down({ key, repeat, isComposing, defaultPrevented, timeStamp }: Key): boolean {
      if (repeat) return false
      isShiftAlone = key === 'Shift' && !isComposing
      if (!isShiftAlone) shifts.reset()
      // An Escape that ends a composition, or closed something, was meant for that.
      if (key === 'Escape' && !isComposing && !defaultPrevented) return escapes.press(timeStamp)
      escapes.reset()
      return false
    },
    up({ key, timeStamp }: Key): boolean {
      if (key !== 'Shift' || !isShiftAlone) return false
      isShiftAlone = false
      return shifts.press(timeStamp)
    },
    /** A pointer was used: Shift may be held for its sake. */
    pointed() {
      isShiftAlone = false
      shifts.reset()
    },
  }
}
