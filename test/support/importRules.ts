import type { Import, Source } from './readSource.ts'

interface Row {
  /** Files this row speaks of; the first row that fits holds. */
  files: RegExp
  /** Files of ours they may import. */
  ours: RegExp
  /** Files of ours they may import types of. */
  types?: RegExp
  /** Packages they may import; without it, any that has no row in `packageRows`. */
  packages?: RegExp
  /** No clock, randomness, process or network. */
  pure?: true
}

const anyOf = (...folders: string[]) =>
  new RegExp(`^(${folders.map((folder) => folder.replace(/\./g, '\\.')).join('|')})`)

/** The table "Who may import whom" of architecture.md, in its order. */
export const rows: readonly Row[] = [
  { files: /^test\//, ours: /./ },
  { files: /(^|\/)vite\.config\.ts$/, ours: /^$/, packages: /^(vite|node:.*)$/ },
  { files: /^shared\//, ours: anyOf('shared/'), packages: /^zod$/, pure: true },
  {
    files: /^bot\/domain\//,
    ours: anyOf('bot/domain/', 'bot/answers/', 'shared/'),
    packages: /^zod$/,
    pure: true,
  },
  {
    files: /^bot\/answers\//,
    ours: anyOf('bot/domain/', 'bot/answers/', 'shared/'),
    // Stemmers are functions from word to word, as pure as what calls them.
    packages: /^(zod|@orama\/stemmers\/\w+)$/,
    pure: true,
  },
  {
    files: /^bot\/ports(\.ts$|\/)/,
    ours: /^$/,
    types: anyOf('bot/ports/', 'bot/domain/', 'bot/answers/', 'shared/'),
    packages: /^$/,
    pure: true,
  },
  { files: /^bot\/errors\.ts$/, ours: /^$/, packages: /^$/, pure: true },
  {
    files: /^bot\/usecases\//,
    ours: anyOf(
      'bot/usecases/',
      'bot/domain/',
      'bot/answers/',
      'bot/ports.ts',
      'bot/ports/',
      'bot/errors.ts',
      'shared/',
    ),
    packages: /^$/,
    pure: true,
  },
  {
    files: /^bot\/stores\//,
    ours: anyOf('bot/stores/', 'bot/ports.ts', 'bot/ports/', 'bot/errors.ts', 'shared/'),
    types: anyOf('bot/domain/'),
  },
  { files: /^bot\/text\//, ours: anyOf('bot/text/', 'shared/', 'locales/') },
  { files: /^(console|bot\/channels\/webchat\/page)\//, ours: anyOf('shared/', 'locales/') },
  {
    files: /^bot\/(channels|sockets|http|jobs|alerts)\//,
    ours: anyOf(
      'bot/usecases/',
      'bot/domain/',
      'bot/answers/',
      'bot/text/',
      'bot/log.ts',
      'bot/errors.ts',
      'bot/ports.ts',
      'bot/ports/',
      'shared/',
    ),
  },
  { files: /^bot\/config(\.ts$|\/)/, ours: anyOf('bot/config/', 'bot/errors.ts', 'shared/') },
  {
    files: /^bot\/content\//,
    ours: anyOf('bot/content/', 'bot/answers/', 'shared/'),
    types: anyOf('bot/ports.ts', 'bot/ports/'),
  },
  {
    files:
      /^bot\/(keys|keyFiles|ceremonies|paperKeys|knownConversations|numberSeal|oneTimeCodes|wrappingKeys|identityProvider|providerClientKey|providerFlows|providerLogout|providerMetadata|providerRefusals|passwords|presence|board|delivery|system|turns|wholeNumbers|releaseSigner|log)\.ts$/,
    ours: anyOf(
      'bot/turns.ts',
      'bot/keyFiles.ts',
      'bot/providerClientKey.ts',
      'bot/providerFlows.ts',
      'bot/providerLogout.ts',
      'bot/providerMetadata.ts',
      'bot/providerRefusals.ts',
      'bot/errors.ts',
      'shared/',
    ),
    types: anyOf('bot/ports.ts', 'bot/ports/', 'bot/keys.ts'),
  },
  {
    files:
      /^bot\/((context|embeddedStores|openStores|practiceLine|sharedLine|server|visitorSide|staffSide|ringTogether|openListener|main|builtPage|socketDoor|answersFor|firstAccount|sealer)\.ts|commands\/)/,
    ours: anyOf('bot/', 'shared/', 'locales/'),
  },
  {
    files: /^bot\/audit\//,
    ours: anyOf('bot/audit/', 'bot/keyFiles.ts', 'bot/errors.ts', 'shared/'),
    types: anyOf('bot/ports.ts', 'bot/ports/'),
  },
  { files: /^bot\/launch\.mjs$/, ours: /^$/, packages: /^node:/ },
]

/** Folders whose files may import each other. */
const neighbours = /^(bot\/(?:channels\/webchat\/page|channels|sockets|http|jobs|alerts)|console)\//

/** Packages that have their place (stack.md). */
const packageRows: readonly { packages: RegExp; files: RegExp }[] = [
  { packages: /^@microsoft\//, files: /^(bot\/channels\/botframework|test)\// },
  { packages: /^express$/, files: /^(bot\/(http|channels\/webchat|channels\/botframework|channels\/phone)|test)\// },
  { packages: /^helmet$/, files: /^bot\/http\// },
  { packages: /^socket\.io(\/|$)/, files: /^(bot\/(sockets|channels\/webchat)|test)\/(?!page\/)/ },
  { packages: /^(web-push|nodemailer)$/, files: /^(bot\/alerts|test)\// },
  { packages: /^@simplewebauthn\//, files: /^bot\/ceremonies\.ts$/ },
  { packages: /^openid-client$/, files: /^bot\/(identityProvider|providerMetadata)\.ts$/ },
  { packages: /^jose$/, files: /^bot\/providerLogout\.ts$/ },
  { packages: /^redis$/, files: /^(bot\/stores\/redis|test)\// },
  { packages: /^highs$/, files: /^(bot\/wholeNumbers\.ts|test\/)/ },
  { packages: /^i18next$/, files: /^bot\/text\// },
  { packages: /^socket\.io-client$/, files: /^(console|bot\/channels\/webchat\/page|test)\// },
  { packages: /^jssip/, files: /^console\/telephone\// },
  { packages: /^react/, files: /^(console|test)\// },
  { packages: /^preact/, files: /^(bot\/channels\/webchat\/page|test)\// },
  { packages: /^vite$/, files: /(^bot\/commands\/build\.ts|\/vite\.config\.ts)$/ },
  { packages: /^node:sqlite$/, files: /^(bot\/stores\/sqlite|test)\// },
  { packages: /^node:process$/, files: /^(bot\/(main\.ts|commands\/)|test\/)/ },
  { packages: /^node:/, files: /^(bot\/(?!channels\/webchat\/page\/)|test\/)|\/vite\.config\.ts$/ },
]

const readsEnvironment = /^(bot\/(main\.ts|commands\/|launch\.mjs)|test\/)/
/** The built page is no source file, so its name is put together. */
const loadsByComputedName = /^(bot\/builtPage\.ts$|test\/)/
const mayExportDefault = /\.config\.ts$/

/** What a file does that the table does not allow, one line each. */
export function violations({ path, imports, reaches, defaultExports }: Source): string[] {
  const row = rows.find(({ files }) => files.test(path))
  if (!row) return [`${path}: no row of the import table speaks of this file`]
  return [
    ...imports
      .filter((found) => !isAllowed(path, row, found))
      .map(({ target, line }) => `${path}:${line} may not import ${target}`),
    ...reaches
      .filter(({ what }) => !mayReach(path, row, what))
      .map(({ what, line }) => `${path}:${line} may not use ${what}`),
    ...defaultExports
      .filter(() => !mayExportDefault.test(path))
      .map((line) => `${path}:${line} may not export default`),
  ]
}

function isAllowed(path: string, row: Row, { target, isOurs, typesOnly }: Import) {
  if (!isOurs) return mayUsePackage(path, row, target)
  const own = neighbours.exec(path)?.[0]
  if (own && neighbours.exec(target)?.[0] === own) return true
  return row.ours.test(target) || (typesOnly && row.types?.test(target) === true)
}

function mayUsePackage(path: string, row: Row, target: string) {
  if (target === 'computed:') return loadsByComputedName.test(path)
  const place = packageRows.find(({ packages }) => packages.test(target))
  return (row.packages?.test(target) ?? true) && (place?.files.test(path) ?? true)
}

function mayReach(path: string, row: Row, what: string) {
  if (row.pure) return false
  return !(what === 'process' || what === 'process.env') || readsEnvironment.test(path)
}
