import { type KeyboardEvent, useRef } from 'react'
import { Autocomplete, Header, Input, ListBox, ListBoxItem, ListBoxSection, SearchField } from 'react-aria-components'
import { draftedLanguages, type Language } from '../../shared/languages.ts'
import { findPhrases } from '../text/phrases.ts'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'
import { useFocusOnOpen } from './useFocus.ts'

interface ReadyTextsProps {
  /** The visitor's. */
  language: Language
  /** What is looked for. */
  text: string
  look(text: string): void
  take(text: string): void
  close(): void
}

/** Quick phrases and approved answers, found by words and put into the reply, where they can be changed before they are sent. */
export function ReadyTexts({ language, text, look, take, close }: ReadyTextsProps) {
  const { state, words } = useConsole()
  const field = useFocusOnOpen<HTMLInputElement>()
  const list = useRef<HTMLDivElement>(null)
  const phrases = findPhrases(language, words.language, text)
  const { text: lookedFor, found } = state.own.answers
  const answers = text.trim() === '' || found === 'missed' ? [] : found
  const none = text.trim() !== lookedFor ? 'looking' : found === 'missed' ? 'missed' : 'nothing'
  const chosen = new Map<string, string>([
    ...phrases.map((phrase) => [`phrase.${phrase.key}`, phrase.text] as const),
    ...answers.map((answer) => [`answer.${answer.id}`, answer.text] as const),
  ])

  /** What is marked, or else the first: also while answers are still coming in under the finger. */
  function takeByEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.target !== field.current) return
    event.preventDefault()
    event.stopPropagation()
    const option = (name: string) => list.current?.querySelector<HTMLElement>(`[role=option]${name}`)
    const ready = chosen.get((option('[data-focused]') ?? option(''))?.dataset.key ?? '')
    if (ready !== undefined) take(ready)
  }

  return (
    <section
      className="readyTexts"
      aria-label={words.t('ready.title')}
      onKeyDownCapture={takeByEnter}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <Autocomplete inputValue={text} onInputChange={look}>
        <div className="readyLook">
          <SearchField aria-label={words.t('ready.look')}>
            <Input ref={field} role="combobox" aria-expanded="true" placeholder={words.t('ready.look')} />
          </SearchField>
          <Button look="quiet" onPress={close}>
            {words.t('ready.close')}
          </Button>
        </div>
        <ListBox
          ref={list}
          className="options readyOptions"
          aria-label={words.t('ready.title')}
          selectionMode="none"
          onAction={(key) => take(chosen.get(String(key)) ?? '')}
          renderEmptyState={() => <p className="hint">{words.t(`ready.${none}`)}</p>}
        >
          {answers.length > 0 && (
            <ListBoxSection>
              <Header>{words.t('ready.answers')}</Header>
              {answers.map((answer) => (
                <ReadyText
                  key={answer.id}
                  id={`answer.${answer.id}`}
                  title={answer.title}
                  text={answer.text}
                  lang={answer.language}
                  meaning={answer.swedish}
                />
              ))}
            </ListBoxSection>
          )}
          {phrases.length > 0 && (
            <ListBoxSection>
              <Header>{words.t('ready.phrases')}</Header>
              {phrases.map((phrase) => (
                <ReadyText
                  key={phrase.key}
                  id={`phrase.${phrase.key}`}
                  text={phrase.text}
                  lang={language}
                  meaning={phrase.meaning}
                />
              ))}
            </ListBoxSection>
          )}
        </ListBox>
      </Autocomplete>
    </section>
  )
}

interface ReadyTextProps {
  id: string
  title?: string
  text: string
  lang: Language
  meaning: string
}

/** What no person has reviewed says so, and stands beside what it means. */
function ReadyText({ id, title, text, lang, meaning }: ReadyTextProps) {
  const { words } = useConsole()
  return (
    <ListBoxItem id={id} textValue={`${title ?? ''} ${text}`} className="option readyText">
      {title && <b>{title}</b>}
      <span lang={lang} dir="auto">
        {text}
      </span>
      {text !== meaning && <span className="beside">{meaning}</span>}
      {draftedLanguages.includes(lang) && <span className="drafted">{words.t('ready.drafted')}</span>}
    </ListBoxItem>
  )
}
