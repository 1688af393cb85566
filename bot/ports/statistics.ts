import type { LineHours, ServiceCount, ServiceEnd } from '../../shared/statistics/service.ts'

/** A statistics release as it was frozen: the very text that was signed. Never changed again. */
export interface KeptRelease {
  period: string
  text: string
  /** Ed25519, in base64url. */
  signature: string
}

/** The period that two persons are to release. */
export interface ReleaseWanted {
  period: string
  /** Numbers known elsewhere, as they were entered. */
  external: readonly Readonly<Record<string, unknown>>[]
}

/** The ledger of statistics releases, and what is counted of how the line served. */
export interface StatisticsStore {
  /** Oldest first. */
  releases(): Promise<KeptRelease[]>
  /** One more in a band of a month. */
  count(ended: ServiceEnd & { month: string }): Promise<void>
  counts(): Promise<ServiceCount[]>
  /** Up to when the line's hours are counted, in milliseconds; undefined before the first time. */
  hoursUntil(): Promise<number | undefined>
  /**
   * Adds hours and moves up to when they are counted. Throws `conflict` unless that was `since`: of several processes one
   * counts, and nothing is counted twice or left out, whatever stops in between.
   */
  addHours(since: number | undefined, until: number, added: readonly LineHours[]): Promise<void>
  hours(): Promise<LineHours[]>
  /** Keeps the release for good. Throws `conflict` when the period was released. */
  freeze(release: KeptRelease): Promise<void>
}

/** Signs statistics releases, so that a number that was changed later shows. */
export interface ReleaseSigner {
  sign(text: string): string
  verify(text: string, signature: string): boolean
}
