import { providerAddressSchema, providerMinutes, providerPaths } from '../../shared/provider.ts'
import { ask, type Told } from '../connection/ask.ts'

let latest = new AbortController()

/**
 * The provider asks me once more, in a window of its own: this page stays, and with it my shift and what I was writing. One
 * at a time: a window that was opened before is waited for no more.
 */
export async function proveWithProvider(): Promise<Told<string>> {
  latest.abort()
  latest = new AbortController()
  const { signal } = latest
  // At once, because browsers stop windows that no press has opened.
  const $window = open(providerPaths.proof, '_blank', 'popup,width=520,height=720')
  if (!$window) return { ok: false, code: 'popupBlocked' }
  const asked = await ask<{ options?: unknown }>('POST', '/proof', {})
  const options = asked.ok ? providerAddressSchema.safeParse(asked.value.options) : undefined
  if (!options?.success) {
    $window.close()
    return asked.ok ? { ok: false, code: 'unavailable' } : asked
  }
  const { address, flow } = options.data
  $window.location.replace(address)
  const query = await cameBack(new URL(address).searchParams.get('state') ?? '', signal)
  return query === undefined ? { ok: false, code: 'cancelled' } : { ok: true, value: JSON.stringify({ flow, query }) }
}

/** Told by the window itself: once it has been elsewhere, browsers keep nothing else between it and us. */
function cameBack(state: string, signal: AbortSignal): Promise<string | undefined> {
  const channel = new BroadcastChannel(state)
  return new Promise((resolve) => {
    const end = (query?: string) => {
      channel.close()
      clearTimeout(timer)
      resolve(query)
    }
    const timer = setTimeout(end, providerMinutes * 60_000)
    signal.addEventListener('abort', () => end())
    channel.addEventListener('message', ({ data }) => {
      channel.postMessage('taken')
      end(String(data))
    })
  })
}
