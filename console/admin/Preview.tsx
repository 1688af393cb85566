import { directionOf, type Language } from '../../shared/languages.ts'
import { useAdministration } from './useAdministration.ts'

/** As a visitor reads it, with numbers, hours and lengths put in. */
export function Preview({
  text,
  language,
  parameters,
}: {
  text: string
  language: Language
  parameters: Readonly<Record<string, string>>
}) {
  const { words } = useAdministration()
  return (
    <section className="preview">
      <h2>{words.t('preview')}</h2>
      <div className="previewBubble" lang={language} dir={directionOf[language]}>
        {text.split('\n\n').map((paragraph) => (
          <p key={paragraph}>{filled(paragraph, parameters)}</p>
        ))}
      </div>
    </section>
  )
}

const filled = (text: string, parameters: Readonly<Record<string, string>>) =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => parameters[name] ?? whole)
