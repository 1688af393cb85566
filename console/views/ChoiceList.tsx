import { Label, Radio, RadioGroup } from 'react-aria-components'

interface ChoiceListProps {
  label: string
  choices: readonly (readonly [code: string, text: string])[]
  value: string | undefined
  choose(code: string): void
}

/** One of several, each on a line of its own. */
export function ChoiceList({ label, choices, value, choose }: ChoiceListProps) {
  return (
    <RadioGroup className="choices" value={value ?? null} onChange={choose}>
      <Label>{label}</Label>
      {choices.map(([code, text]) => (
        <Radio key={code} value={code} className="choice radio">
          <span className="box" aria-hidden="true" />
          <span>{text}</span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
