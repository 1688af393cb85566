import type { TextKey, Translate } from '../text/translate.ts'
import type { ViewProps } from './Page.tsx'
import { type Section, Sections } from './Sections.tsx'
import { Side } from './Side.tsx'

const sectionsOf = (stored: TextKey, leaving: readonly TextKey[]): Section[] => [
  {
    title: 'protection.do',
    points: ['protection.do.anonymous', stored, 'protection.do.erase', 'protection.do.secrecy'],
  },
  {
    title: 'protection.not',
    points: [
      'protection.not.history',
      'protection.not.spyware',
      'protection.not.network',
      'protection.not.calls',
      'protection.not.words',
    ],
  },
  { title: 'protection.leave', points: leaving },
]

/** What we protect and what we cannot (requirements.md R1.2, R2.14). */
export function Protection({ t, state, actions }: ViewProps) {
  return (
    <Side shows="protection" title={t('protection')} state={state} actions={actions}>
      <ProtectionPoints t={t} stored="protection.do.page" leaving={['protection.leave.how', 'protection.leave.idle']} />
    </Side>
  )
}

interface PointsProps {
  t: Translate
  /** What the browser keeps, and how one leaves: not the same with script and without. */
  stored: TextKey
  leaving: readonly TextKey[]
}

export const ProtectionPoints = ({ t, stored, leaving }: PointsProps) => (
  <Sections t={t} sections={sectionsOf(stored, leaving)} />
)
