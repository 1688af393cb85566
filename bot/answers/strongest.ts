import type { FoundSignal } from './answers.ts'

/** The first certain signal, or else the first. Looks no further than it must, for looking takes time. */
export function strongest<Place>(
  places: readonly Place[],
  hear: (place: Place) => FoundSignal | undefined,
): FoundSignal | undefined {
  let heard: FoundSignal | undefined
  for (const place of places) {
    const signal = hear(place)
    if (signal?.certain) return signal
    heard ??= signal
  }
  return heard
}
