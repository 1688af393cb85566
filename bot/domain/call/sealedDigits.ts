/**
 * Digits that nobody may see by mistake: a caller's number or a return code. They print, log and serialise as nothing, fit
 * no field of an entry or a log, and only an edge that dials, speaks or seals them opens them.
 */
export class SealedDigits {
  readonly #digits: string

  constructor(digits: string) {
    this.#digits = digits
  }

  open(): string {
    return this.#digits
  }

  toString() {
    return '[sealed]'
  }

  toJSON() {
    return '[sealed]'
  }

  [Symbol.for('nodejs.util.inspect.custom')]() {
    return '[sealed]'
  }
}

/** A telephone number as somebody keys it, or as a provider gives it; nothing for what is none. */
export function readNumber(text: string): SealedDigits | undefined {
  const plain = text.replace(/[\s()\-–]/g, '')
  return /^\+?\d{5,15}$/.test(plain) ? new SealedDigits(plain) : undefined
}
