import type { FourEyesKind } from '../../shared/fourEyes.ts'
import type { Action } from './permissions.ts'

/** What asking and approving take. Two different persons, whatever their roles. */
export const fourEyesRights: Record<FourEyesKind, { ask: Action; approve: Action }> = {
  readClosed: { ask: 'askAboutConversation', approve: 'approveAboutConversation' },
  exportConversation: { ask: 'askAboutConversation', approve: 'approveAboutConversation' },
  keepLonger: { ask: 'askAboutConversation', approve: 'approveAboutConversation' },
  releaseStatistics: { ask: 'askRelease', approve: 'approveRelease' },
  changeAccount: { ask: 'askChange', approve: 'approveChange' },
  changeRetention: { ask: 'askChange', approve: 'approveChange' },
}
