import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Provider } from 'oidc-provider'
import { onTestFinished } from 'vitest'

const client = { clientId: 'hotline', secret: 'what we tell the provider' }

interface Manners {
  /** It knows us by this key, and not by a secret. */
  clientKey?: KeyObject | undefined
  /** It tells us who is out; also whoever another person takes over from in the same browser. */
  tells?: boolean
}

/** A whole OpenID provider on this machine. Whoever comes says their name and how sure it is, and is believed. */
export async function startRealProvider(consoleOrigin: string, { clientKey, tells = false }: Manners = {}) {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        ...(clientKey ? provenBy(clientKey) : { client_secret: client.secret }),
        post_logout_redirect_uris: [`${consoleOrigin}/`],
        ...(tells ? toldAt(`${consoleOrigin}/provider/signed-out`) : {}),
        redirect_uris: [`${consoleOrigin}/provider`, `${consoleOrigin}/provider/proof`],
      },
    ],
    jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['of this test alone'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    acrValues: ['phr', 'password'],
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: tells } },
    // Its own would not go to this machine.
    fetch: (address: URL, { method, headers, body, signal }: RequestInit) =>
      fetch(address, { method, headers, body, signal } as RequestInit),
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub }) }),
    async loadExistingGrant({ oidc }: { oidc: { client?: typeof client; session?: { accountId: string } } }) {
      const grant = new provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    void asks(provider, request, response)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    env: {
      SIGN_IN: 'oidc',
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.clientId,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_ACR: 'phr',
    },
  }
}

const toldAt = (address: string) => ({
  backchannel_logout_uri: address,
  backchannel_logout_session_required: true,
})

const provenBy = (key: KeyObject) => ({
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: { keys: [createPublicKey(key).export({ format: 'jwk' })] },
})

async function asks(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method === 'POST') {
    const said = new URLSearchParams(await text(request))
    const login = { accountId: said.get('name'), acr: said.get('acr'), remember: true }
    return provider.interactionFinished(request, response, { login })
  }
  response.setHeader('Content-Type', 'text/html')
  return response.end(`<!doctype html><html lang="en"><title>Provider</title><link rel="icon" href="data:,">
    <form method="post">
      <label>Who are you? <input name="name"></label>
      <label>How sure? <select name="acr"><option>phr</option><option>password</option></select></label>
      <button>Go on</button>
    </form></html>`)
}
