import { ringsAt } from '../../shared/telephone.ts'
import { ChoiceList } from './ChoiceList.tsx'
import { useConsole } from './useConsole.ts'

/** Where my calls ring; whoever has no telephone of their own here has nothing to choose. */
export function TelephoneChoice() {
  const { state, actions, words } = useConsole()
  const { telephone } = state.held
  if (!telephone) return null
  if (!telephone.own) return <p>{words.t('telephone.onlyHere')}</p>
  return (
    <ChoiceList
      label={words.t('telephone.where')}
      choices={ringsAt.map((at) => [at, words.t(`telephone.at.${at}`)] as const)}
      value={telephone.rings}
      choose={(at) => void actions.chooseTelephone(at === 'own' ? 'own' : 'browser')}
    />
  )
}
