import { type Activity, DirectLine, type DirectLineOptions } from 'botframework-directlinejs'
import { onTestFinished } from 'vitest'
import XMLHttpRequest from 'xhr2'
import { createUntil } from '../../support/until.ts'

// Microsoft's client is written for browsers.
Object.assign(globalThis, { XMLHttpRequest })

export const secret = 'a-secret-of-more-than-thirty-two-characters'

export const asks = (method: string, url: string, bearer?: string, body?: object | string) =>
  fetch(url, {
    method,
    headers: {
      ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })

/** A token for a conversation that does not exist yet. */
export async function newToken(origin: string) {
  const response = await asks('POST', `${origin}/directline/tokens/generate`, secret)
  return (await response.json()) as { conversationId: string; token: string; expires_in: number }
}

/** A visitor with Microsoft's own client. */
export function openDirectLineClient(origin: string, options: DirectLineOptions) {
  const line = new DirectLine({
    domain: `${origin}/directline`,
    conversationStartProperties: { locale: 'sv-SE' },
    pollingInterval: 200,
    ...options,
  })
  const { changed, until } = createUntil()
  const received: Activity[] = []
  let status = 0
  line.connectionStatus$.subscribe((now) => {
    status = now
    changed()
  })
  line.activity$.subscribe(
    (activity) => {
      received.push(activity)
      changed()
    },
    () => changed(),
  )
  const leave = () => line.end()
  onTestFinished(leave)

  const posts = (activity: object) =>
    new Promise<string>((resolve, reject) => {
      line.postActivity({ from: { id: 'maya' }, type: 'message', ...activity }).subscribe(resolve, reject)
    })
  const texts = () => received.flatMap((activity) => ('text' in activity && activity.text ? [activity.text] : []))
  return {
    posts,
    leave,
    received: () => received,
    /** What stands where it goes on from. */
    watermark: () => (line as unknown as { watermark: string }).watermark,
    texts,
    events: () =>
      received.flatMap((activity) =>
        activity.type === 'event' ? [{ name: activity.name, value: activity.value as unknown }] : [],
      ),
    /** The buttons under the last thing that has any. */
    buttons: () =>
      received.flatMap((activity) => ('suggestedActions' in activity ? [activity.suggestedActions] : [])).at(-1)
        ?.actions ?? [],
    untilHears: (words: string) => until(`hears "${words}"`, () => texts().some((text) => text.includes(words))),
    untilEvent: (name: string, state?: string) =>
      until(`${name} ${state}`, () =>
        received.some(
          (activity) =>
            activity.type === 'event' &&
            activity.name === name &&
            (!state || (activity.value as { state?: string }).state === state),
        ),
      ),
    untilType: (type: string) => until(type, () => received.some((activity) => (activity.type as string) === type)),
    untilStatus: (wanted: number) => until(`status ${wanted}`, () => status === wanted),
  }
}
