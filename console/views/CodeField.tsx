import { Input, Label, TextField } from 'react-aria-components'
import { useConsole } from './useConsole.ts'

/** Six digits of an authenticator app; each code works once. */
export function CodeField() {
  const { words } = useConsole()
  return (
    <TextField name="code" isRequired autoComplete="one-time-code" inputMode="numeric" pattern="[0-9]{6}" maxLength={6}>
      <Label>{words.t('signIn.code')}</Label>
      <Input className="codeInput" />
    </TextField>
  )
}
