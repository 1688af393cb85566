import { type EditPlace, takesTwo } from '../../shared/edits.ts'
import { Button } from '../views/Button.tsx'
import { AskRetention } from './AskRetention.tsx'
import { History } from './History.tsx'
import { Problems } from './Problems.tsx'
import { isDrafted, problemsAt } from './state.ts'
import { useAdministration } from './useAdministration.ts'

/** Save, put away, and what stood here before. */
export function EditButtons({ place }: { place: EditPlace }) {
  const { state, actions, words } = useAdministration()
  const drafted = isDrafted(state, place)
  const isOpen = state.history?.place.file === place.file && state.history.place.key === place.key
  return (
    <>
      <Problems problems={problemsAt(state, place).filter(({ path }) => path.length === 0)} />
      {isOpen && <History place={place} />}
      {takesTwo(place) && <AskRetention place={place} drafted={drafted} />}
      <div className="editButtons">
        {!takesTwo(place) && (
          <Button look="primary" isDisabled={!drafted || state.busy} onPress={() => void actions.save(place)}>
            {words.t('save')}
          </Button>
        )}
        <Button isDisabled={!drafted} onPress={() => actions.drop(place)}>
          {words.t('drop')}
        </Button>
        <Button
          look="quiet"
          aria-expanded={isOpen}
          onPress={() => (isOpen ? actions.closeHistory() : void actions.showHistory(place))}
        >
          {words.t('history.open')}
        </Button>
      </div>
    </>
  )
}
