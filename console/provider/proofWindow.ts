import { consoleLanguages } from '../../shared/languages.ts'
import '../../shared/tokens.css'
import '../styles/base.css'
import '../styles/proofWindow.css'
import { providerText } from './words.ts'

/** The window in which the identity provider asks somebody again. What it brings back goes to the console, which waits for it. */
const query = location.search
history.replaceState(null, '', location.pathname)
const state = new URLSearchParams(query).get('state')
if (state) {
  const channel = new BroadcastChannel(state)
  channel.addEventListener('message', () => close())
  channel.postMessage(query)
}

for (const language of consoleLanguages) {
  const $text = document.getElementById(language)
  if ($text) $text.textContent = providerText(language, state ? 'proof.canClose' : 'proof.opening')
}
