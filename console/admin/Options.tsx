import { ListBox, ListBoxItem, Popover } from 'react-aria-components'

interface Props<Code extends string> {
  codes: readonly Code[]
  wordOf(code: NoInfer<Code>): string
}

/** What opens under a choice. */
export function Options<Code extends string>({ codes, wordOf }: Props<Code>) {
  return (
    <Popover className="popover">
      <ListBox className="options">
        {codes.map((code) => (
          <ListBoxItem key={code} id={code} className="option" textValue={wordOf(code)}>
            {wordOf(code)}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  )
}
