import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

/** A step of answering that needs nothing but Node's own request and response. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void

/** Browser features that neither page has any use for. Isolation from other origins is one we want, so it is not here. */
// biome-ignore format: a list to read across
const features = [
  'accelerometer', 'autoplay', 'browsing-topics', 'camera',
  'clipboard-read', 'compute-pressure', 'display-capture', 'encrypted-media', 'fullscreen',
  'gamepad', 'geolocation', 'gyroscope', 'hid', 'identity-credentials-get', 'idle-detection', 'interest-cohort',
  'keyboard-map', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'otp-credentials', 'payment',
  'picture-in-picture', 'publickey-credentials-create', 'publickey-credentials-get', 'screen-wake-lock', 'serial',
  'storage-access', 'usb', 'window-management', 'xr-spatial-tracking',
]

const self = "'self'"

/** The full header set, on every response: pages, errors and redirects alike (requirements.md R2.9). */
export function secureHeaders({ https }: { https: boolean }): Middleware[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: [self],
          styleSrc: [self],
          imgSrc: [self],
          connectSrc: [self],
          formAction: [self],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
          requireTrustedTypesFor: ["'script'"],
          trustedTypes: ["'none'"],
        },
      },
      crossOriginEmbedderPolicy: { policy: 'require-corp' },
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      xFrameOptions: { action: 'deny' },
    }),
    (_request, response, next) => {
      response.setHeader('Cache-Control', 'no-store')
      response.setHeader('Permissions-Policy', features.map((feature) => `${feature}=()`).join(', '))
      response.setHeader('X-Robots-Tag', 'noindex, noarchive')
      next()
    },
  ]
}

/**
 * The console alone may name the address of its worker, which shows that something was pushed, and use passkeys; and the
 * microphone where calls are answered in it. Nothing else.
 */
export function allowConsole(response: ServerResponse, { hasTelephone }: { hasTelephone: boolean }) {
  const features = String(response.getHeader('Permissions-Policy'))
  const used = hasTelephone ? /(publickey-credentials-\w+|microphone)=\(\)/g : /(publickey-credentials-\w+)=\(\)/g
  response.setHeader('Permissions-Policy', features.replace(used, '$1=(self)'))
  const policy = String(response.getHeader('Content-Security-Policy'))
  response.setHeader('Content-Security-Policy', policy.replace("trusted-types 'none'", 'trusted-types worker'))
}
