import type { ReactNode } from 'react'
import { Checkbox, Input, Label, TextField } from 'react-aria-components'
import type { ChangeProblem } from '../../shared/edits.ts'
import { Button } from '../views/Button.tsx'
import { Choice } from './Choice.tsx'
import { choicesOf, emptyOf, type Form, isPair } from './formOf.ts'
import { Problems } from './Problems.tsx'
import type { Value } from './state.ts'
import { useAdministration } from './useAdministration.ts'

export interface FieldProps {
  /** The last word of its path names it. */
  name: string
  form: Form
  value: Value | undefined
  problems: readonly ChangeProblem[]
  write(value: Value): void
}

/** A setting of whatever form its schema says. */
export function SettingField(props: FieldProps): ReactNode {
  const { form } = props
  if (form.properties) return <Group {...props} />
  if (form.type === 'array' && form.items?.enum) return <Several {...props} />
  if (form.type === 'array' && isPair(form)) return <Pair {...props} />
  if (form.type === 'array') return <List {...props} />
  if (choicesOf(form)) return <OneOf {...props} />
  if (form.type === 'boolean') return <YesNo {...props} />
  return <Line {...props} />
}

const isRecord = (value: Value | undefined): value is Record<string, Value> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The problems of one part, with the part taken off their paths. */
const within = (problems: readonly ChangeProblem[], part: string | number) =>
  problems.filter(({ path }) => path[0] === part).map((problem) => ({ ...problem, path: problem.path.slice(1) }))
const ownOf = (problems: readonly ChangeProblem[]) => problems.filter(({ path }) => path.length === 0)

function Group({ name, form, value, problems, write }: FieldProps) {
  const { words } = useAdministration()
  const held = isRecord(value) ? value : {}
  return (
    <fieldset className="group">
      <legend>{words.word('setting', name)}</legend>
      <Problems problems={ownOf(problems)} />
      {Object.entries(form.properties ?? {}).map(([part, partForm]) => (
        <SettingField
          key={part}
          name={part}
          form={partForm}
          value={held[part]}
          problems={within(problems, part)}
          write={(next) => write(withPart(held, part, next))}
        />
      ))}
    </fieldset>
  )
}

/** A text that may be left out is left out when it is empty. */
function withPart(held: Record<string, Value>, part: string, next: Value) {
  const { [part]: _, ...others } = held
  return next === '' && !(part in held && held[part] !== '') ? others : { ...held, [part]: next }
}

function Line({ name, form, value, problems, write }: FieldProps) {
  const { words } = useAdministration()
  const isNumber = form.type === 'number' || form.type === 'integer'
  const type = isNumber ? 'number' : form.format === 'date' ? 'date' : 'text'
  return (
    <TextField
      className="line"
      type={type}
      isInvalid={problems.length > 0}
      value={value === undefined || value === null ? '' : String(value)}
      onChange={(text) => write(isNumber && text !== '' ? Number(text) : text)}
    >
      <Label>{words.word('setting', name)}</Label>
      <Input step="any" />
      <Problems problems={problems} />
    </TextField>
  )
}

function OneOf({ name, form, value, problems, write }: FieldProps) {
  const { words } = useAdministration()
  const codes = choicesOf(form) ?? []
  return (
    <div className="line">
      <Choice
        label={words.word('setting', name)}
        codes={codes.map(String)}
        value={String(value)}
        wordOf={(code) => words.word('code', code)}
        choose={(chosen) => write(codes.find((code) => String(code) === chosen) ?? chosen)}
      />
      <Problems problems={problems} />
    </div>
  )
}

function YesNo({ name, value, problems, write }: FieldProps) {
  const { words } = useAdministration()
  return (
    <div className="line">
      <Checkbox className="tick" isSelected={value === true} onChange={write}>
        <span className="box" aria-hidden="true" />
        {words.word('setting', name)}
      </Checkbox>
      <Problems problems={problems} />
    </div>
  )
}

function Several({ name, form, value, problems, write }: FieldProps) {
  const { words } = useAdministration()
  const chosen = Array.isArray(value) ? value : []
  const codes = form.items?.enum ?? []
  return (
    <fieldset className="group">
      <legend>{words.word('setting', name)}</legend>
      <Problems problems={problems} />
      {codes.map((code) => (
        <Checkbox
          key={code}
          className="tick"
          isSelected={chosen.includes(code)}
          onChange={(on) => write(codes.filter((one) => (one === code ? on : chosen.includes(one))))}
        >
          <span className="box" aria-hidden="true" />
          {words.word('code', code)}
        </Checkbox>
      ))}
    </fieldset>
  )
}

/** From and to, on one line. */
function Pair({ name, value, problems, write }: FieldProps) {
  const { words } = useAdministration()
  const [from = '', to = ''] = Array.isArray(value) ? value.map(String) : []
  return (
    <div className="pair">
      {[from, to].map((text, at) => (
        <TextField
          key={at === 0 ? 'from' : 'to'}
          aria-label={`${words.word('setting', name)}, ${words.t(at === 0 ? 'from' : 'to')}`}
          isInvalid={within(problems, at).length > 0 || ownOf(problems).length > 0}
          value={text}
          onChange={(next) => write(at === 0 ? [next, to] : [from, next])}
        >
          <Input inputMode="numeric" placeholder="09:00" />
        </TextField>
      ))}
      <Problems problems={problems} />
    </div>
  )
}

function List({ name, form, value, problems, write }: FieldProps) {
  const { words } = useAdministration()
  const items = Array.isArray(value) ? value : []
  const each = form.items ?? {}
  return (
    <fieldset className="group list">
      <legend>{words.word('setting', name)}</legend>
      <Problems problems={ownOf(problems)} />
      {items.length === 0 && <p className="hint">{words.word('noneOf', name)}</p>}
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what stands in a list has no name of its own
        <div className="item" key={at}>
          <SettingField
            name={each.properties ? `${name}.one` : name}
            form={each}
            value={item}
            problems={within(problems, at)}
            write={(next) => write(items.map((one, nth) => (nth === at ? next : one)))}
          />
          <Button
            look="quiet"
            aria-label={words.t('removeOf', { what: words.word('setting', name), number: at + 1 })}
            onPress={() => write(items.filter((_, nth) => nth !== at))}
          >
            {words.t('remove')}
          </Button>
        </div>
      ))}
      <Button
        aria-label={words.t('addTo', { what: words.word('setting', name) })}
        onPress={() => write([...items, emptyOf(each)])}
      >
        {words.t('add')}
      </Button>
    </fieldset>
  )
}
