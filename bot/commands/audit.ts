import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isAddress, readAnchors } from '../audit/anchor.ts'
import { openAuditKeys } from '../audit/auditKeys.ts'
import { firstKeyBytes } from '../audit/chain.ts'
import { type Finding, verifyTrail } from '../audit/verifyTrail.ts'
import { readConfig } from '../config.ts'
import { openStores } from '../openStores.ts'

const usage = `Usage:
  npm run audit -- verify --key FILE [--anchors FILE]
FILE holds the first key, as it was shown at the first start; without --key it is read from AUDIT_FIRST_KEY.
`

const inWords: Record<Finding['kind'], string> = {
  altered: 'ALTERED: what stands there is not what was written',
  cut: 'CUT: entries from there on are missing',
  extended: 'EXTENDED: entries from there on were not written by this program',
  replaced: 'REPLACED: the chain or its key is another than the one that was begun or anchored',
}

const options = readOptions(process.argv.slice(2))
if (options) await verify(options)
else {
  process.stderr.write(usage)
  process.exitCode = 2
}

async function verify({ key, anchors }: { key?: string | undefined; anchors?: string | undefined }) {
  try {
    const firstKey = readFirstKey(key)
    const config = readConfig(process.env)
    const { keys } = openAuditKeys(config.folders.keys)
    const { stores, peers } = await openStores(config)
    // The keys first: what is written meanwhile makes the trail longer than they say by one entry at most.
    const [begun, seals] = [keys.begun(), keys.seals()]
    const rows = await stores.auditRows.since(0)
    await peers?.close()
    await stores.close()
    const file = anchors ?? (config.auditAnchor && !isAddress(config.auditAnchor) ? config.auditAnchor : undefined)
    const heads = file === undefined ? [] : readAnchors(file)
    const findings = verifyTrail({ firstKey, rows, begun, seals, anchors: heads })
    for (const { kind, chain, at } of findings) process.stdout.write(`chain ${chain}, entry ${at}: ${inWords[kind]}\n`)
    const entries = `${rows.length} entries in ${begun} chains, ${heads.length} anchored heads`
    process.stdout.write(findings.length === 0 ? `WHOLE: ${entries}\n` : `NOT WHOLE: ${entries}\n`)
    if (findings.length > 0) process.exitCode = 1
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 2
  }
}

/** From a file or the environment, never from the command line, where others can see it. */
function readFirstKey(file: string | undefined): Buffer {
  const text = file === undefined ? process.env.AUDIT_FIRST_KEY : readFileSync(file, 'utf8')
  const key = Buffer.from(text?.trim() ?? '', 'hex')
  if (key.length !== firstKeyBytes) throw new Error('The first key is missing or is not one: 64 hexadecimal digits.')
  return key
}

function readOptions(args: string[]) {
  try {
    const known = { key: { type: 'string' }, anchors: { type: 'string' } } as const
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options: known })
    return positionals.join() === 'verify' ? values : undefined
  } catch {
    return undefined
  }
}
