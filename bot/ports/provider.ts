import type { StaffId } from '../../shared/ids.ts'
import type { ProviderErrand } from '../../shared/provider.ts'

/** What a browser is sent to the provider for. `about`: what we want to know again when it is back. */
export interface ProviderQuestion {
  errand: ProviderErrand
  purpose: string
  about?: string
}

/** What a browser has when it is back: what it kept, and what the provider put behind the question mark. */
export interface ProviderAnswer {
  flow: string
  query: string
}

/**
 * The municipality's identity provider. A flow is good for one purpose and some minutes, and nothing of it is stored before
 * it is answered. What does not hold throws `notProven`, and says no more.
 */
export interface IdentityProvider {
  /** Where the browser goes, and what it keeps. Throws `unavailable` when the provider does not answer. */
  ask(question: ProviderQuestion): Promise<{ address: string; flow: string }>
  /** What a flow says it is about; true only once it was answered. */
  aboutOf(flow: string): string
  /** That the answer belongs to this flow, and this flow to the purpose; what is to be spent then. */
  belongs(purpose: string, answer: ProviderAnswer): { once: string; endsAt: number }
  /**
   * Fetches and checks who it was. Throws `tooWeak` when the provider did not make sure as it has to, and `unavailable`.
   */
  identify(errand: ProviderErrand, answer: ProviderAnswer): Promise<Identified>
  /** Where a person ends what the provider remembers of them in this browser; nothing where it does not offer that. */
  leaveAddress(): string | undefined
  /** What the provider tells behind our back: that somebody is out. Throws `badInput` when it did not, and `unavailable`. */
  readLogout(token: string): Promise<ProviderLogout>
  /** What keeps staff from signing in now, in words for the operator. */
  problems(): Promise<string[]>
}

/** Names of ours for whoever the provider asked, which tell nobody theirs. */
export interface Identified {
  subject: string
  there: ThereSession
}

/** Somebody at the provider, or one of their sessions there, or both, as far as it tells. */
export interface ThereSession {
  who?: string
  session?: string
}

/** Who is out there, when that was said, in milliseconds, and what is to be spent. */
export interface ProviderLogout {
  there: ThereSession
  saidAt: number
  once: string
  endsAt: number
}

/** Whose somebody of the provider's is. */
export interface ProviderLink {
  /** Our name for them. */
  subject: string
  staffId: StaffId
}

/** One of the provider's for each account, and one account for each of theirs. */
export interface ProviderLinks {
  /** Throws `conflict` when either has one. */
  add(link: ProviderLink): Promise<void>
  bySubject(subject: string): Promise<StaffId | undefined>
  has(id: StaffId): Promise<boolean>
  /** Again is harmless. */
  remove(id: StaffId): Promise<void>
}
