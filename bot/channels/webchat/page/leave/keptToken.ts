// The token lives in this entry of the tab's history and nowhere else: no cookie, no storage, not in the address.

/** What a reload needs; `hidden`: nothing is to be shown before somebody asks for it. */
interface Kept {
  token?: string
  hidden?: true
}

function kept(): Kept {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null ? state : {}
}

const keep = (now: Kept) => history.replaceState({ ...kept(), ...now }, '')

export function keptToken(): string | undefined {
  const { token } = kept()
  return typeof token === 'string' ? token : undefined
}

export const keepToken = (token: string) => keep({ token })

export const forgetToken = () => history.replaceState(null, '')

export const keepHidden = () => kept().hidden || keep({ hidden: true })

export function forgetHidden() {
  const { hidden: _, ...rest } = kept()
  history.replaceState(rest, '')
}

/** Hidden before the reload; or the tab was elsewhere and somebody came back to it, who need not be the visitor. */
export const startsHidden = () => kept().hidden === true || (keptToken() !== undefined && cameBack())

const cameBack = () =>
  performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'back_forward')
