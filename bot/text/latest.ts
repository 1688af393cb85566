import type { TextSource } from './translate.ts'

/** What is made of texts and settings, made anew once they have changed. */
export function latest<Made>(source: TextSource, make: (source: TextSource) => Made): () => Made {
  let made: { seq: number; value: Made } | undefined
  return () => {
    const seq = source.content.lastSeq()
    made = made?.seq === seq ? made : { seq, value: make(source) }
    return made.value
  }
}
