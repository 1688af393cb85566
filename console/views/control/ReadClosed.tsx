import type { ConversationView } from '../../../shared/wire/consoleViews.ts'
import { EntryView } from '../EntryView.tsx'

/** On the screen until the window is closed, and nowhere else. */
export function ReadClosed({ conversation: { card, entries } }: { conversation: ConversationView }) {
  return (
    <ol className="log">
      {entries.map((entry) => (
        <EntryView key={entry.seq} entry={entry} lang={card.language} />
      ))}
    </ol>
  )
}
