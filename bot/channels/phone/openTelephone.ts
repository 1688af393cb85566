import { ConfigError } from '../../errors.ts'
import { type AsteriskConfig, openAsterisk } from './asterisk/openAsterisk.ts'
import type { PhoneParts } from './calls.ts'
import { type ElksConfig, openElks } from './elks/openElks.ts'
import { openSimulator, type SimulatorOptions } from './simulator/openSimulator.ts'
import type { Telephone } from './telephone.ts'
import { openTwilio, type TwilioConfig } from './twilio/openTwilio.ts'

type PhoneConfig = { kind: 'off' } | { kind: 'simulator' } | ElksConfig | AsteriskConfig | TwilioConfig

interface PhoneOptions extends SimulatorOptions {
  /** How a provider reaches us. */
  origin?: string | undefined
}

/** The telephone the configuration names; nothing when there is none. Throws ConfigError where nothing could be heard. */
export function openTelephone(parts: PhoneParts, phone: PhoneConfig, options: PhoneOptions): Telephone | undefined {
  switch (phone.kind) {
    case 'off':
      return undefined
    case 'simulator':
      return openSimulator(parts, options)
    case 'asterisk':
      ensureHeard(parts)
      return openAsterisk(parts, phone, options)
    case 'elks':
      ensureHeard(parts)
      return openElks(parts, phone, { ...options, origin: options.origin ?? '' })
    case 'twilio':
      ensureHeard(parts)
      return openTwilio(parts, phone, { ...options, origin: options.origin ?? '' })
  }
}

/** A real caller must hear every word in at least the language the line answers in. */
function ensureHeard({ recordings }: PhoneParts) {
  if (!recordings.complete.includes('sv')) {
    throw new ConfigError(['VOICE_DIR has no full set of Swedish recordings; `npm run prompts` says which are missing'])
  }
}
