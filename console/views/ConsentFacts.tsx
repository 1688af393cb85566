import type { ConversationView } from '../../shared/wire/consoleViews.ts'
import { Facts } from './Facts.tsx'
import { useConsole } from './useConsole.ts'

export function ConsentFacts({ conversation }: { conversation: ConversationView }) {
  const { state, words } = useConsole()
  const { consents, attitude, district } = conversation
  const place = state.held.districts.find(({ code }) => code === district)?.name
  return (
    <section className="factCard">
      <h2>{words.t('facts.consents')}</h2>
      <Facts
        facts={[
          [words.t('facts.C2'), words.t(`consent.${consents.C2}`)],
          [words.t('facts.C3'), words.t(`consent.${consents.C3}`)],
          [words.t('facts.C4'), words.t(`consent.${consents.C4}`)],
          [words.t('facts.attitude'), attitude ? words.word('attitude', attitude) : words.t('facts.noAnswer')],
          [
            words.t('facts.district'),
            district ? (place ?? words.word('district', district)) : words.t('facts.noAnswer'),
          ],
        ]}
      />
    </section>
  )
}
