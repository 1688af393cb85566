import { splitNumbers } from '../text/phoneNumbers.ts'

/** A text whose telephone numbers can be called. */
export function Words({ text }: { text: string }) {
  return (
    <>
      {splitNumbers(text).map((part) =>
        part.call ? (
          <a key={part.at} class="number" dir="ltr" href={`tel:${part.call}`}>
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </>
  )
}
