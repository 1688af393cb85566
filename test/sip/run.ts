import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * `npm run test:sip` with a real Asterisk that SIP_SERVER names (127.0.0.1:5060) and that uses the files in
 * `bot/channels/phone/asterisk/config`, with the trunk at SIP_CALLER_HOST (127.0.0.2) and SIP_STAFF (name:password) as an endpoint of
 * the form `telephone`, from SIP_STAFF_HOST (127.0.0.3). ASTERISK_URL, ASTERISK_USER and ASTERISK_PASSWORD are those of the line.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))

if (process.env.SIP_SERVER) {
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'test/vitest.config.ts',
    '--project',
    'all',
    'test/sip',
  ]
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  process.exitCode = status ?? 1
} else {
  process.stdout.write('not run: SIP_SERVER names no Asterisk, such as 127.0.0.1:5060\n')
}
