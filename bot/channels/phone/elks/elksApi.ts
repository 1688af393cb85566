import type { SealedDigits } from '../../../domain/call/sealedDigits.ts'
import { createProviderApi, type ProviderLogin } from '../pull/providerApi.ts'

/** What we ask of the provider ourselves: a text message, and a recording that is fetched and destroyed there. */
export function createElksApi(login: ProviderLogin) {
  const { ask, takeRecording } = createProviderApi(login)
  return {
    async text(from: string, to: SealedDigits, message: string) {
      const form = new URLSearchParams({ from, to: to.open(), message, dontlog: 'message' })
      await ask(`${login.api}/a1/sms`, 'POST', form)
    },
    takeRecording: (wav: string) => takeRecording(wav, wav.replace(/\.wav$/, '')),
  }
}
