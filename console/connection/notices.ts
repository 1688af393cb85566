import type { PushSubscription as PushAddress } from '../../shared/reach.ts'

/** What a browser says of itself; one without notices refuses them. */
export function noticesAllowed(): 'unasked' | 'allowed' | 'refused' {
  if (!('Notification' in globalThis)) return 'refused'
  if (Notification.permission === 'granted') return 'allowed'
  return Notification.permission === 'denied' ? 'refused' : 'unasked'
}

/** A notice that says nothing but that there is something; a second one takes the place of the first. */
export async function showNotice(text: string) {
  if (noticesAllowed() !== 'allowed') return
  const worker = await navigator.serviceWorker?.getRegistration()
  // Browsers of telephones let only a worker show one.
  if (worker) await worker.showNotification(text, { tag: 'look' })
  else new Notification(text, { tag: 'look' })
}

/** Makes this browser reachable while the console is closed; nothing where it refuses, as a private window does. */
export async function subscribePush(publicKey: string): Promise<PushAddress | undefined> {
  const worker = await registerWorker()
  const subscription = await worker?.pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
    .catch(() => undefined)
  const { endpoint, keys } = subscription?.toJSON() ?? {}
  if (!endpoint || !keys?.p256dh || !keys.auth) return undefined
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }
}

/** The address that is no longer to be used. */
export async function unsubscribePush(): Promise<string | undefined> {
  const worker = await navigator.serviceWorker?.getRegistration()
  const subscription = await worker?.pushManager.getSubscription()
  await subscription?.unsubscribe()
  return subscription?.endpoint
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}

/** A policy can be made once. */
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** The policy of the page lets only what it trusts become a script's address; there is this one. */
async function registerWorker() {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('worker', { createScriptURL: () => '/worker.js' })
  await navigator.serviceWorker?.register(policy?.createScriptURL('') ?? '/worker.js')
  return navigator.serviceWorker?.ready
}
