import { useId } from 'react'

interface Props {
  label: string
  value: string
  options: readonly { id: string; name: string }[]
  choose(id: string): void
}

/** One line of choices, as every browser and screen reader knows it. */
export function Picker({ label, value, options, choose }: Props) {
  const id = useId()
  return (
    <div className="picker">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => choose(target.value)}>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}
