import type { ReactNode } from 'react'
import type { Language } from '../../shared/languages.ts'

interface BubbleProps {
  look: 'visitor' | 'bot' | 'staff' | 'note' | 'coaching'
  who: string[]
  text: string
  /** The language of the text, where it is not that of the console. */
  lang?: Language
  children?: ReactNode
}

export function Bubble({ look, who, text, lang, children }: BubbleProps) {
  return (
    <li className={`bubble ${look}`}>
      <small>{who.join(' · ')}</small>
      <p lang={lang} dir="auto">
        {text}
      </p>
      {children}
    </li>
  )
}
