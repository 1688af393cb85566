import { Button, Label, Select, SelectValue } from 'react-aria-components'
import { Options } from './Options.tsx'

interface Props<Code extends string> {
  label: string
  codes: readonly Code[]
  value: readonly NoInfer<Code>[]
  wordOf(code: NoInfer<Code>): string
  /** Never with none. */
  choose(codes: Code[]): void
}

/** At least one of a few. */
export function SeveralChoice<Code extends string>({ label, codes, value, wordOf, choose }: Props<Code>) {
  const take = (chosen: readonly unknown[]) => {
    const next = codes.filter((code) => chosen.includes(code))
    if (next.length > 0) choose(next)
  }
  return (
    <Select className="select" selectionMode="multiple" value={[...value]} onChange={(keys) => take(keys)}>
      <Label>{label}</Label>
      <Button className="button plain selectButton">
        <SelectValue>
          {codes
            .filter((code) => value.includes(code))
            .map(wordOf)
            .join(', ')}
        </SelectValue>
        <span aria-hidden="true">▾</span>
      </Button>
      <Options codes={codes} wordOf={wordOf} />
    </Select>
  )
}
