import { createSecretKey } from 'node:crypto'
import { languages } from '../shared/languages.ts'
import { createOneAtATime, type OneAtATime } from '../shared/oneAtATime.ts'
import type { WayName } from '../shared/reach.ts'
import type { OpeningHours, Settings } from '../shared/settings.ts'
import { type ConsoleWay, createConsoleWay } from './alerts/consoleWay.ts'
import { createMailWay } from './alerts/mailWay.ts'
import { createPushWay } from './alerts/pushWay.ts'
import { createSmsWay } from './alerts/smsWay.ts'
import { createRecogniseLanguage } from './answers/recogniseLanguage.ts'
import { readWords } from './answers/words.ts'
import { type OpenAuditTrail, openAuditTrail } from './audit/openAuditTrail.ts'
import { type BoardBook, createBoard } from './board.ts'
import { createCeremonies } from './ceremonies.ts'
import type { ProviderConfig } from './config/provider.ts'
import type { Config } from './config.ts'
import { createLiveContent, type Learnt } from './content/liveContent.ts'
import { readSettingsFile } from './content/readSettings.ts'
import { createDelivery } from './delivery.ts'
import { createCodeTries } from './domain/codeTries.ts'
import { createNewcomers } from './domain/newcomers.ts'
import { createPace } from './domain/pace.ts'
import { hoursOf } from './domain/plan.ts'
import { createRefusalCounts } from './domain/refusalCounts.ts'
import { createSignInDelay } from './domain/signInDelay.ts'
import { ConfigError } from './errors.ts'
import { type ConsoleOrigin, createConsoleOrigin } from './http/consoleOrigin.ts'
import { createIdentityProvider } from './identityProvider.ts'
import { readSecretFile } from './keyFiles.ts'
import { type Keys, openKeys } from './keys.ts'
import { createKnownConversations } from './knownConversations.ts'
import { logBug, logEvent } from './log.ts'
import { createNumberSeal } from './numberSeal.ts'
import { createOneTimeCodes } from './oneTimeCodes.ts'
import { openStores } from './openStores.ts'
import { openPaperKeys } from './paperKeys.ts'
import { createCodeHashes, createPasswords, createSafeWords, tokens } from './passwords.ts'
import type { SettingsSource } from './ports/content.ts'
import type { Way } from './ports/shift.ts'
import type { Ports, Sealer } from './ports.ts'
import { createPresence, type PresenceBook } from './presence.ts'
import { readClientKey } from './providerClientKey.ts'
import { openReleaseSigner } from './releaseSigner.ts'
import { createSealer } from './sealer.ts'
import { type SharedLine, shareLine } from './sharedLine.ts'
import { createAnnouncer } from './sockets/announcer.ts'
import { sealPapers } from './stores/sealing/sealedPapers.ts'
import type { Stores } from './stores/stores.ts'
import { systemClock, systemRandom } from './system.ts'
import { readLocale } from './text/readLocale.ts'
import { createTranslate, type Translate } from './text/translate.ts'
import { createTurns } from './turns.ts'
import { noteWay, readBoard } from './usecases/boardPapers.ts'
import { catchUpWithEdits } from './usecases/editContent.ts'
import { createPasskeyProof, createPasswordProof } from './usecases/freshProof.ts'
import { createProviderProof } from './usecases/providerProof.ts'
import { openWholeNumberSolver } from './wholeNumbers.ts'

/** Every real part of one process, wired. */
export interface Context {
  config: Config
  ports: Ports
  keys: Keys
  sealer: Sealer
  t: Translate
  inTurn: OneAtATime['run']
  announcer: ReturnType<typeof createAnnouncer>
  delivery: ReturnType<typeof createDelivery>
  presence: PresenceBook
  board: BoardBook
  consoles: ConsoleWay
  /** With other processes beside this one. */
  shared?: SharedLine
  /** The operator puts up with a Redis that may lose what was acknowledged. */
  relaxed: boolean
  auditTrail: OpenAuditTrail
  consoleOrigin: ConsoleOrigin
  closeStores(): Promise<void>
}

/** What a test may put in place of a real part. */
export interface Overrides {
  stores?: Stores
  clock?: Ports['clock']
  random?: Ports['random']
  settings?: Settings
  /** So that not every line of a test learns its words. */
  learnt?: Learnt
  passwords?: Ports['passwords']
  /** What asks the identity provider. */
  fetch?: typeof fetch
  /** Sees every port once it is built, and may wrap it. */
  wrap?(ports: Ports): Ports
}

/** Builds each real part. Throws ConfigError with every problem of the settings file. */
export async function createContext(config: Config, overrides: Overrides = {}): Promise<Context> {
  const settings = overrides.settings ?? readSettings(config.settingsFile)
  const { stores, peers, relaxed } = overrides.stores
    ? { stores: overrides.stores, relaxed: false }
    : await openStores(config)
  const clock = overrides.clock ?? systemClock
  const content = createLiveContent(settings, readLocale, overrides.learnt)
  const attendedForMs = () => content.settings.current().alerts.attendedMinutes * 60_000
  const presence = createPresence({ clock, attendedForMs })
  const keys = openKeys(config.folders.keys)
  const papers = sealPapers(stores.papers, {
    common: createSecretKey(keys.keyFor('papers')),
    own: openPaperKeys(config.folders.keys),
  })
  const board = createBoard({
    read: () => readBoard({ papers, staff: stores.staff }),
    hoursOf: (plan, at) => hoursOf(plan, content.settings.current().openingHours.timezone, at),
    usual: () => content.settings.current().openingHours,
    clock,
  })
  await board.look()
  const consoles = createConsoleWay(presence)
  const announcer = createAnnouncer()
  const delivery = createDelivery()
  const shared = peers && (await shareLine(peers, { announcer, presence, board, consoles }))
  const passwords = overrides.passwords ?? createPasswords()
  const signInDelay = createSignInDelay()
  const random = overrides.random ?? systemRandom
  const consoleOrigin = createConsoleOrigin(config.console)
  const sealer = createSealer(keys)
  const oneTimeCodes = createOneTimeCodes(sealer)
  const ceremonies = createCeremonies({ keys, clock, random, origin: consoleOrigin.current })
  const provider =
    config.provider &&
    createIdentityProvider({
      settings: { ...config.provider, proof: proofOf(config.provider) },
      keys,
      clock,
      random,
      origin: consoleOrigin.current,
      fetch: overrides.fetch ?? fetch,
      failed: (error) => logBug('provider:failed', error),
    })
  const audit = openAuditTrail(config.folders.keys, stores.auditRows, clock)
  const ports: Ports = {
    ...stores,
    known: createKnownConversations({ alone: shared === undefined }),
    settings: withPlannedHours(content.settings, board),
    content,
    solver: openWholeNumberSolver,
    signer: openReleaseSigner(config.folders.keys),
    presence,
    announcer,
    delivery,
    leases: shared?.leases ?? alone,
    papers,
    board,
    ways: [consoles.way, ...outsideWays(config, keys, () => ports)],
    tokens,
    passwords,
    signInDelay,
    refusals: createRefusalCounts(),
    newcomers: createNewcomers(),
    pace: createPace(),
    safeWords: createSafeWords(keys),
    codeHashes: createCodeHashes(keys, overrides.passwords ?? createPasswords(createTurns({ atOnce: 1, waiting: 8 }))),
    codeTries: createCodeTries(),
    clock,
    audit,
    signInWay: config.signIn,
    ceremonies,
    oneTimeCodes,
    ...(provider ? { provider } : {}),
    freshProof: provider
      ? createProviderProof({ ...stores, provider })
      : config.signIn === 'passkeys'
        ? createPasskeyProof({ ...stores, ceremonies, clock, audit })
        : createPasswordProof({ ...stores, passwords, oneTimeCodes, tokens, signInDelay, clock }),
    numberSeal: createNumberSeal(sealer),
    random,
    answers: content.answers,
    recogniseLanguage: createRecogniseLanguage(languages.map((language) => readWords(language, readLocale))),
  }
  await catchUpWithEdits(ports)
  return {
    config,
    keys,
    sealer,
    board,
    consoles,
    ports: overrides.wrap?.(ports) ?? ports,
    t: createTranslate(ports, () => logEvent('text:missing')),
    inTurn: createOneAtATime().run,
    announcer,
    delivery,
    presence,
    relaxed,
    ...(shared ? { shared } : {}),
    auditTrail: audit,
    consoleOrigin,
    async closeStores() {
      await shared?.stop()
      await audit.close()
      await stores.close()
    },
  }
}

/** The plan's shifts are the hours, wherever hours are asked for. */
function withPlannedHours(source: SettingsSource, { hours }: BoardBook): SettingsSource {
  let made: { of: Settings; hours: OpeningHours; settings: Settings } | undefined
  return {
    current() {
      const [of, now] = [source.current(), hours()]
      if (made?.of !== of || made.hours !== now) made = { of, hours: now, settings: { ...of, openingHours: now } }
      return made.settings
    },
  }
}

function proofOf({ proof }: ProviderConfig) {
  if ('secret' in proof) return proof
  return 'secretFile' in proof
    ? { secret: readSecretFile('OIDC_CLIENT_SECRET_FILE', proof.secretFile) }
    : { key: readClientKey('OIDC_CLIENT_KEY_FILE', readSecretFile('OIDC_CLIENT_KEY_FILE', proof.keyFile)) }
}

/** Off unless the configuration says how. */
function outsideWays({ alerts: { push, mail, sms } }: Config, keys: Keys, ports: () => Ports): Way[] {
  const tried = (name: WayName, works: boolean) =>
    void noteWay(ports(), name, works).catch((error: unknown) => logBug('alert:failed', error))
  return [
    ...(push ? [createPushWay(ports, { ...push, seed: keys.keyFor('web push') }, tried)] : []),
    ...(mail ? [createMailWay(ports, mail, tried)] : []),
    ...(sms ? [createSmsWay(ports, sms, tried)] : []),
  ]
}

/** A process without others does everything itself. */
const alone: Ports['leases'] = { hold: async () => true }

function readSettings(file: string): Settings {
  const read = readSettingsFile(file)
  if ('problems' in read) throw new ConfigError(read.problems)
  return read.settings
}
