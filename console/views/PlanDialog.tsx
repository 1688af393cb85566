import { lazy } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './Button.tsx'
import { Late } from './Late.tsx'
import { useConsole } from './useConsole.ts'

/** Seldom opened, so it is fetched when it is. */
const PlanForm = lazy(async () => ({ default: (await import('./PlanForm.tsx')).PlanForm }))

export function PlanDialog() {
  const { state, actions, words } = useConsole()
  const { planEditing } = state.own
  return (
    <>
      <Button onPress={actions.openPlan}>{words.t('plan.open')}</Button>
      <ModalOverlay className="overlay" isOpen={planEditing !== undefined} onOpenChange={actions.leavePlan}>
        <Modal className="modal wide">
          <Dialog>
            <Heading slot="title">{words.t('plan.title')}</Heading>
            <p>{words.t('plan.help')}</p>
            <Late>{planEditing && <PlanForm planEditing={planEditing} />}</Late>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}
