import type { CDPSession, Page } from 'playwright-core'

/** An authenticator of Chromium's own in a page, which says yes when it is asked; verified unless told otherwise. */
export async function withAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  let authenticatorId = await plugIn(session)
  const credentials = async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials
  return {
    credentials,
    verifies: (isUserVerified: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    /** Another device in the place of this one. */
    async changes() {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
      authenticatorId = await plugIn(session)
    },
    /** A copy of the only key as it was, in the place of the key as it is. */
    async windsBack(credential: Awaited<ReturnType<typeof credentials>>[number]) {
      await session.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credential.credentialId })
      await session.send('WebAuthn.addCredential', { authenticatorId, credential })
    },
  }
}

async function plugIn(session: CDPSession) {
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return authenticatorId
}
