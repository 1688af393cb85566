/** Sound as a telephone carries it: 8000 samples a second, in packets of 20 ms, coded by A-law (G.711). */
export const rate = 8000
export const packetSamples = 160

export function encodeAlaw(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0
  const size = Math.min(Math.abs(sample), 32_635) >> 3
  let exponent = 0
  while (exponent < 7 && size >> (exponent + 5) > 0) exponent++
  const mantissa = (exponent === 0 ? size >> 1 : size >> exponent) & 0x0f
  return (sign | (exponent << 4) | mantissa) ^ 0x55
}

export function decodeAlaw(code: number): number {
  const plain = code ^ 0x55
  const exponent = (plain >> 4) & 0x07
  const mantissa = plain & 0x0f
  const size = exponent === 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1)
  return plain & 0x80 ? size : -size
}

/** How strongly one pitch is in a sound, by Goertzel's way; about its amplitude. */
export function strengthOf(hertz: number, samples: readonly number[]): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate)
  let [before, last] = [0, 0]
  for (const sample of samples) [before, last] = [last, sample + turn * last - before]
  const power = before * before + last * last - turn * before * last
  return (2 * Math.sqrt(Math.max(0, power))) / Math.max(1, samples.length)
}

export const toneAt = (hertz: number, sample: number, amplitude = 8000) =>
  Math.round(amplitude * Math.sin((2 * Math.PI * hertz * sample) / rate))
