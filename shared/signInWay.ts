/** How staff sign in; one way for the whole line. */
export const signInWays = ['passkeys', 'password'] as const
export type SignInWay = (typeof signInWays)[number]
