/** How staff sign in; one way for the whole line. `oidc`: with the municipality's identity provider. */
export const signInWays = ['passkeys', 'password', 'oidc'] as const
export type SignInWay = (typeof signInWays)[number]
