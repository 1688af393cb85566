import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root } from './sourceFiles.ts'

interface Tool {
  /** What needs it. */
  tests: string
  /** Debian's package and where it puts the program. */
  debian: { package: string; path: string }
  /** Where else it is, when it is not there. */
  setting: string
  elsewhere: string
}

const chromium: Tool = {
  tests: 'The browser tests need Chromium.',
  debian: { package: 'chromium', path: '/usr/bin/chromium' },
  setting: 'CHROMIUM_PATH',
  elsewhere: 'elsewhere install Chromium or Chrome',
}
const firefox: Tool = {
  tests: 'The browser tests need Firefox.',
  debian: { package: 'firefox-esr', path: '/usr/bin/firefox-esr' },
  setting: 'FIREFOX_PATH',
  elsewhere: 'elsewhere install Firefox',
}
const redisServer: Tool = {
  tests: 'The tests of the Redis store need redis-server.',
  debian: { package: 'redis-server', path: '/usr/bin/redis-server' },
  setting: 'REDIS_SERVER_PATH',
  elsewhere: 'elsewhere install Redis 7 or Valkey',
}

/** Before any test: the pages as they are now, a browser to drive, and a Redis to start. */
export function setup() {
  buildPages()
  for (const tool of [chromium, firefox, redisServer]) process.env[tool.setting] = ensure(tool)
}

/** `npm test` has built them already; whoever runs one file alone gets them here. */
function buildPages() {
  const { status } = spawnSync(process.execPath, ['bot/commands/build.ts'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new Error('The tests need the built pages, and the build failed: see above.')
}

function ensure(tool: Tool): string {
  const { setting, debian } = tool
  const given = process.env[setting]
  if (given) return existsSync(given) ? given : fail(tool, `${setting} is ${given}, and there is no such file.`)
  if (existsSync(debian.path)) return debian.path
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall) return fail(tool, `There is no ${debian.path}, and ${setting} is not set.`)
  process.stderr.write(`Installing Debian’s ${debian.package} for the tests …\n`)
  aptGet('update')
  aptGet('install', '--yes', '--no-install-recommends', debian.package)
  return existsSync(debian.path) ? debian.path : fail(tool, `apt-get could not install the package ${debian.package}.`)
}

function aptGet(...args: string[]) {
  spawnSync('apt-get', ['--quiet', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

function fail({ tests, debian, setting, elsewhere }: Tool, reason: string): never {
  throw new Error(
    `${tests} ${reason} On Debian and Ubuntu run \`sudo apt-get install ${debian.package}\`; ` +
      `${elsewhere} and set ${setting} to its program file.`,
  )
}
