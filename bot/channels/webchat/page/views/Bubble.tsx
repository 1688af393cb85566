import type { ComponentChildren } from 'preact'

export interface BubbleProps {
  by: 'visitor' | 'bot' | 'staff' | 'acute'
  /** Said in words, because colour alone tells nobody who cannot see it. */
  speaker: string
  children: ComponentChildren
}

export function Bubble({ by, speaker, children }: BubbleProps) {
  return (
    <div class={`bubble ${by}`}>
      <small class="speaker">{speaker}</small>
      {children}
    </div>
  )
}
