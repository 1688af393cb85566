/** The origin staff's browsers have for the console. */
export interface ConsoleOrigin {
  current(): string
  /** The port that was taken, where the configuration left it open. */
  opened(port: number): void
}

/** Without a configured origin it is this machine alone, for a passkey belongs to a name and not to an address of numbers. */
export function createConsoleOrigin({ origin, port }: { origin?: string; port: number }): ConsoleOrigin {
  let taken = port
  return {
    current: () => origin ?? `http://localhost:${taken}`,
    opened(port) {
      taken = port
    },
  }
}
