import { type ReactNode, useState } from 'react'
import { Input, Label, ListBox, ListBoxItem, Text, TextField } from 'react-aria-components'
import { useAdministration } from './useAdministration.ts'

export interface Part {
  key: string
  name: string
  /** What stands under the name: reviewed, edited. */
  note?: ReactNode
}

interface Props {
  label: string
  parts: readonly Part[]
  chosen: string | undefined
  choose(key: string): void
}

/** The parts of a file to choose from, found by their words. One stop for the keyboard however many there are. */
export function PartList({ label, parts, chosen, choose }: Props) {
  const { words } = useAdministration()
  const [wanted, setWanted] = useState('')
  const shown = parts.filter(({ key, name }) => `${name} ${key}`.toLowerCase().includes(wanted.trim().toLowerCase()))
  return (
    <div className="partList">
      {parts.length > 12 && (
        <TextField value={wanted} onChange={setWanted} type="search">
          <Label>{words.t('find')}</Label>
          <Input />
        </TextField>
      )}
      <ListBox
        aria-label={label}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen === undefined ? [] : [chosen]}
        onSelectionChange={(keys) => {
          for (const key of keys) choose(String(key))
        }}
        renderEmptyState={() => <p className="hint">{words.t('foundNone')}</p>}
      >
        {shown.map(({ key, name, note }) => (
          <ListBoxItem key={key} id={key} className="partOption" textValue={name}>
            <Text slot="label">{name}</Text>
            {note && (
              <Text slot="description" className="partNote">
                {note}
              </Text>
            )}
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  )
}
