import { useEffect, useRef } from 'react'
import { Label, Text, TextArea, TextField } from 'react-aria-components'
import type { PlanEditing } from '../state/consoleState.ts'
import { type PlanField, type PlanTextProblem, planFields } from '../state/planText.ts'
import type { Words } from '../text/words.ts'
import { AskFirst } from './AskFirst.tsx'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

/** The on-call plan as plain lines, a box for each day. */
export function PlanForm({ planEditing }: { planEditing: PlanEditing }) {
  const { actions, words } = useConsole()
  const { view, problems, overtaken } = planEditing
  const told = useRef(0)
  // To the first box that is wrong, when saving has found more; never while they are mended.
  useEffect(() => {
    if (problems.length > told.current) document.querySelector<HTMLElement>('.planDays [aria-invalid="true"]')?.focus()
    told.current = problems.length
  }, [problems])
  return (
    <>
      <p>{words.t('plan.people', { names: view.people.map(({ name }) => name).join(', ') })}</p>
      <div className="planDays">
        {planFields.map((field) => (
          <PlanBox key={field} field={field} planEditing={planEditing} />
        ))}
      </div>
      <p role="alert" className="refused">
        {overtaken && words.t('plan.overtaken')}
        {problems.length > 0 && words.count('plan.problems', problems.length)}
      </p>
      <div className="dialogButtons">
        {view.plan && (
          <AskFirst
            label={words.t('plan.remove')}
            look="quiet"
            title={words.t('plan.removeTitle')}
            text={words.t('plan.removeText')}
            run={actions.removePlan}
          />
        )}
        <Button onPress={actions.leavePlan}>{words.t('talk.cancel')}</Button>
        <Button look="primary" isDisabled={overtaken ?? false} onPress={actions.savePlan}>
          {words.t('plan.save')}
        </Button>
      </div>
    </>
  )
}

function PlanBox({ field, planEditing: { text, problems } }: { field: PlanField; planEditing: PlanEditing }) {
  const { actions, words } = useConsole()
  const own = problems.filter((problem) => problem.field === field)
  return (
    <TextField
      className={`planBox ${field}`}
      value={text[field]}
      onChange={(written) => actions.writePlan(field, written)}
      isInvalid={own.length > 0}
    >
      <Label>{words.t(`plan.field.${field}`)}</Label>
      <TextArea rows={field === 'exceptions' ? 4 : 2} spellCheck={false} />
      <Text slot="description">
        {own.map((problem) => problemText(words, problem)).join(' ') || words.t(`plan.hint.${hintOf(field)}`)}
      </Text>
    </TextField>
  )
}

const hintOf = (field: PlanField) => (field === 'exceptions' || field === 'holidays' ? field : 'day')

const problemText = (words: Words, { line, code, about = '' }: PlanTextProblem) =>
  words.t('plan.line', { line, problem: words.word('plan.problem', code).replace('{about}', about) })
