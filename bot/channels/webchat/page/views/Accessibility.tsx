import type { ViewProps } from './Page.tsx'
import { type Section, Sections } from './Sections.tsx'
import { Side } from './Side.tsx'

/** The accessibility statement the law asks for: what holds, what does not, whom to tell, who supervises (requirements.md R7.10). */
export const accessibilitySections: readonly Section[] = [
  { title: 'accessibility.how', points: ['accessibility.how.law', 'accessibility.how.tested'] },
  {
    title: 'accessibility.flaws',
    points: ['accessibility.flaws.words', 'accessibility.flaws.title', 'accessibility.flaws.time'],
  },
  { title: 'accessibility.tell', points: ['accessibility.tell.us', 'accessibility.tell.authority'] },
  { title: 'accessibility.version', points: ['accessibility.version.date'] },
]

export function Accessibility({ t, state, actions }: ViewProps) {
  return (
    <Side shows="accessibility" title={t('accessibility')} state={state} actions={actions}>
      <Sections t={t} sections={accessibilitySections} />
    </Side>
  )
}
