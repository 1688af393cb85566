import { Button, Label, Select, SelectValue } from 'react-aria-components'
import { Options } from './Options.tsx'

interface Props<Code extends string> {
  label: string
  codes: readonly Code[]
  value: NoInfer<Code>
  wordOf(code: NoInfer<Code>): string
  choose(code: NoInfer<Code>): void
}

/** One of a few. */
export function Choice<Code extends string>({ label, codes, value, wordOf, choose }: Props<Code>) {
  return (
    <Select className="select" value={value} onChange={(code) => choose(code as Code)}>
      <Label>{label}</Label>
      <Button className="button plain selectButton">
        <SelectValue>{wordOf(value)}</SelectValue>
        <span aria-hidden="true">▾</span>
      </Button>
      <Options codes={codes} wordOf={wordOf} />
    </Select>
  )
}
