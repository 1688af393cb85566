import { type Dialed, type DialStep, dialPath } from '../../shared/dial.ts'

/** A header that no other site's page can add without asking. */
const headers = { 'X-Requested-With': 'console', 'Content-Type': 'application/json' }

/** Begins a call and gives its name. */
export async function dial(number: string | undefined): Promise<string> {
  const body = JSON.stringify(number === undefined ? {} : { number })
  const response = await fetch(`${dialPath}/calls`, { method: 'POST', headers, body })
  return ((await response.json()) as { call: string }).call
}

export async function tell(call: string, dialed: Dialed): Promise<void> {
  // Outlives the page, so that a closed window hangs up.
  await fetch(`${dialPath}/calls/${call}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(dialed),
    keepalive: dialed.kind === 'hangUp',
  })
}

/** What the telephone does after `last`; waits until there is something. */
export async function stepsAfter(call: string, last: number): Promise<DialStep[]> {
  const response = await fetch(`${dialPath}/calls/${call}?after=${last}`)
  if (!response.ok) throw new Error('the call is over')
  return ((await response.json()) as { steps: DialStep[] }).steps
}
