import type { Reach } from '../shared/reach.ts'
import type { OutsideContact } from '../shared/wire/console.ts'
import type { ActionPorts } from './actions.ts'
import { noticesAllowed, subscribePush, unsubscribePush } from './connection/notices.ts'
import { type PlanField, type PlanTextProblem, readPlanText } from './state/planText.ts'

/** What staff say to each other and to the line: full, a note, the plan, and how they are reached. */
export const boardActions = (ports: ActionPorts) => ({
  setFull: (full: boolean) => ports.line.ask('line:full', { full }),
  writeHandOverNote: (text: string) => ports.line.ask('handOverNote:write', { text }),
  ...reachActions(ports),
  ...planActions(ports),
  readWeek: () => ports.line.ask('week:read', {}),
  async recordContact(contact: OutsideContact) {
    const answer = await ports.line.ask('contact:record', contact)
    const kind = answer?.recorded ? 'contactRecorded' : 'contactNotRecorded'
    if (answer) ports.store.dispatch({ from: 'line', type: 'told', kind })
    return answer !== undefined
  },
})

const reachActions = ({ store: { read, dispatch }, line }: ActionPorts) => {
  /** Tells whether an answer came: whoever reads says so where it would stand. */
  async function readReach() {
    dispatch({ from: 'staff', type: 'notices:answered', notices: noticesAllowed() })
    const reach = await line.ask('reach:read', {}, () => true)
    if (reach) dispatch({ from: 'line', type: 'reach:told', reach })
    return reach !== undefined
  }
  return {
    readReach,
    async saveReach(addresses: Pick<Reach, 'mail' | 'phone'>) {
      if (!(await line.ask('reach:save', addresses))) return
      dispatch({ from: 'line', type: 'told', kind: 'saved' })
      await readReach()
    },
    /** The click in which a browser lets itself be asked. */
    async allowNotices() {
      await Notification.requestPermission()
      dispatch({ from: 'staff', type: 'notices:answered', notices: noticesAllowed() })
      const key = read().held.reach?.pushKey
      const subscription = key && noticesAllowed() === 'allowed' ? await subscribePush(key) : undefined
      if (key && !subscription) dispatch({ from: 'line', type: 'told', kind: 'noPush' })
      if (subscription && (await line.ask('push:subscribe', { subscription }))) {
        dispatch({ from: 'line', type: 'told', kind: 'saved' })
      }
    },
    async stopPush() {
      const endpoint = await unsubscribePush()
      if (endpoint) await line.ask('push:unsubscribe', { endpoint })
      dispatch({ from: 'line', type: 'told', kind: 'saved' })
    },
    async tryReach() {
      const tried = await line.ask('reach:try', {})
      if (tried) dispatch({ from: 'line', type: 'told', kind: tried.reached ? 'reached' : 'notReached' })
    },
  }
}

const planActions = ({ store: { read, dispatch }, line }: ActionPorts) => {
  async function save(plan: unknown) {
    const version = read().own.planEditing?.view.version ?? 0
    const answer = await line.ask('plan:save', { version, plan }, (code) => {
      if (code !== 'conflict') return false
      dispatch({ from: 'line', type: 'plan:overtaken' })
      return true
    })
    if (!answer) return
    // The page has checked the same rules; only somebody whose account was closed meanwhile is left.
    const problems = answer.problems.map(({ path, code }): PlanTextProblem => ({ ...placeOf(path), code }))
    if (problems.length === 0) dispatch({ from: 'line', type: 'plan:saved' })
    else dispatch({ from: 'line', type: 'plan:refused', problems })
  }
  return {
    async openPlan() {
      const view = await line.ask('plan:read', {})
      if (view) dispatch({ from: 'line', type: 'plan:told', view })
    },
    leavePlan: () => dispatch({ from: 'staff', type: 'plan:left' }),
    writePlan: (field: PlanField, text: string) => dispatch({ from: 'staff', type: 'plan:written', field, text }),
    async savePlan() {
      const { planEditing } = read().own
      if (!planEditing) return
      const written = readPlanText(planEditing.text, planEditing.view.people)
      if ('plan' in written) await save(written.plan)
      else dispatch({ from: 'line', type: 'plan:refused', problems: written.problems })
    },
    /** Back to the opening hours of the settings. */
    removePlan: () => save(null),
  }
}

function placeOf(path: string): Pick<PlanTextProblem, 'field' | 'line'> {
  const [field = 'monday', nth] = path.split('.')
  return { field: field as PlanField, line: Number(nth ?? 0) + 1 }
}
