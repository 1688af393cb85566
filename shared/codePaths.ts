/** Where the page asks for return codes and for what is held of the conversation. Never in the tab's address. */
export const codePaths = { make: '/code', enter: '/back', about: '/about' } as const

export interface MadeCode {
  code: string
}

export interface EnteredCode {
  token: string
}

/** In groups of four, as a code is shown and read out. */
export const spacedCode = (code: string): string => code.match(/.{1,4}/g)?.join(' ') ?? ''
