import { HotlineError } from './errors.ts'

/** What the library throws, as one of our refusals; `failed` is told what no person did. */
export const refuse =
  (failed: (error: unknown) => void) =>
  (error: unknown): never => {
    if (error instanceof HotlineError) throw error
    const said = isError(error) && 'error' in error ? String(error.error) : ''
    if (!isPersons.has(said)) failed(error)
    throw new HotlineError(
      said === 'unmet_authentication_requirements' ? 'tooWeak' : isOut(error, said) ? 'unavailable' : 'notProven',
    )
  }

/** Said of what somebody did or did not do, and not of a fault. */
const isPersons = new Set(['access_denied', 'login_required', 'invalid_grant', 'unmet_authentication_requirements'])

const isError = (error: unknown): error is Error & { code?: unknown } => error instanceof Error

/** Nothing can be said of the answer, because there was none, or the provider will not talk with us. */
function isOut(error: unknown, said: string) {
  if (said) return !isPersons.has(said)
  const code = isError(error) ? String(error.code ?? '') : ''
  return !doesNotHold.has(code)
}

/** What the library says of an answer that came and is not to be believed. */
const doesNotHold = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_PARSE_ERROR',
  'OAUTH_UNSUPPORTED_OPERATION',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
])
