import { readConfig } from '../config.ts'
import { openStores } from '../openStores.ts'

/** The protocol of erasures (requirements.md R7.5), a JSON line for each day and reason. */
const { stores, peers } = await openStores(readConfig(process.env))
const lines = (await stores.conversations.erasures()).map((count) => `${JSON.stringify(count)}\n`)
process.stdout.write(lines.join(''))
await peers?.close()
await stores.close()
