import { isText } from '../state/acts.ts'
import type { ConsoleState, Own, Written } from '../state/consoleState.ts'
import type { Store } from '../state/store.ts'

export interface KeptDrafts {
  /** With the key of the session that has just been found: what was being written comes back. */
  open(key: string): Promise<void>
}

const place = 'written'
const keepAfterMs = 300

/**
 * What is being written, and what was sent and not answered, survives a reload of this tab. It lies there sealed, under a
 * key that only the living session can ask the server for: what the browser writes to its disk opens for nobody else, and
 * for nobody once the session has ended.
 */
export function keepDrafts(store: Store, storage: Storage): KeptDrafts {
  let key: CryptoKey | undefined
  let kept: Pick<Own, 'drafts' | 'outbox'> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  async function keep() {
    const { session, own } = store.read()
    if (!key || session.stage !== 'signedIn' || (own.drafts === kept?.drafts && own.outbox === kept.outbox)) return
    kept = own
    const written = writtenIn(own)
    if (Object.keys(written.drafts).length + written.unsent.length === 0) storage.removeItem(place)
    else storage.setItem(place, await sealed(key, JSON.stringify(written)))
  }

  store.subscribe(() => {
    if (hasLeft(store.read())) {
      storage.removeItem(place)
      key = undefined
    }
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), keepAfterMs)
  })
  addEventListener('pagehide', () => void keep())

  return {
    async open(hex) {
      key = await crypto.subtle.importKey('raw', bytesOf(hex), 'AES-GCM', false, ['encrypt', 'decrypt'])
      const before = storage.getItem(place)
      const text = before === null ? undefined : await opened(key, before)
      if (text !== undefined)
        store.dispatch({ from: 'line', type: 'written:found', written: JSON.parse(text) as Written })
    },
  }
}

const writtenIn = ({ drafts, outbox }: Own): Written => ({
  drafts: Object.fromEntries(
    Object.entries(drafts).filter(([, boxes]) => Object.values(boxes).some((text) => text !== '')),
  ),
  unsent: outbox.filter(({ act, standing }) => isText(act) && standing.kind !== 'received'),
})

const hasLeft = ({ session }: ConsoleState) => session.stage === 'signedOut' && session.why !== 'first'

async function sealed(key: CryptoKey, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const content = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text))
  return hexOf(new Uint8Array([...iv, ...new Uint8Array(content)]))
}

/** Nothing where it was sealed in another session. */
async function opened(key: CryptoKey, text: string): Promise<string | undefined> {
  const bytes = bytesOf(text)
  try {
    const content = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.slice(0, 12) }, key, bytes.slice(12))
    return new TextDecoder().decode(content)
  } catch {
    return undefined
  }
}

const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
