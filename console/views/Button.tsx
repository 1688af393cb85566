import type { Ref } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components'

export type Look = 'primary' | 'plain' | 'quiet'

interface Props extends ButtonProps {
  look?: Look
  ref?: Ref<HTMLButtonElement>
}

/** One primary button is in view at a time (`primaryAction`); the rest are plain, or quiet where they are seldom used. */
export function Button({ look = 'plain', ...props }: Props) {
  return <AriaButton {...props} className={`button ${look}`} />
}
