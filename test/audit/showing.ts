import { openAuditTrail } from '../../bot/audit/openAuditTrail.ts'
import { openEmbeddedStores } from '../../bot/embeddedStores.ts'
import { systemClock } from '../../bot/system.ts'

/** A process that shows one thing after another, each once it stands in the trail, until it is killed. */
const [folder = '', round = ''] = process.argv.slice(2)
const stores = openEmbeddedStores({ data: `${folder}/data`, keys: `${folder}/keys` })
const trail = openAuditTrail(`${folder}/keys`, stores.auditRows, systemClock)
process.send?.({ firstKey: trail.firstKey })
for (let nth = 0; ; nth++) {
  const about = `${round}.${nth}`
  await trail.write({ who: 1, act: 'open', about })
  process.send?.({ shown: about })
}
