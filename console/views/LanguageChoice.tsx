import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { consoleLanguages, isConsoleLanguage, languageNames } from '../../shared/languages.ts'
import { useConsole } from './useConsole.ts'

/** Kept in memory, but for the way to the identity provider and back. */
export function LanguageChoice() {
  const { state, actions, words } = useConsole()
  return (
    <ToggleButtonGroup
      className="languages"
      aria-label={words.t('menu.language')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[state.own.language]}
      onSelectionChange={([language]) => isConsoleLanguage(language) && actions.chooseLanguage(language)}
    >
      {consoleLanguages.map((language) => (
        <ToggleButton key={language} id={language} className="button quiet" lang={language}>
          {languageNames[language]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
