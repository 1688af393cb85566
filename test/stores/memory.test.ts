import { describe } from 'vitest'
import { createMemoryStore } from '../../bot/stores/memory/createMemoryStore.ts'
import { auditContract } from './auditContract.ts'
import { editingContract } from './editingContract.ts'
import { fourEyesContract } from './fourEyesContract.ts'
import { linkContract } from './linkContract.ts'
import { paperContract } from './paperContract.ts'
import { passkeyContract } from './passkeyContract.ts'
import { replyAddressContract } from './replyAddressContract.ts'
import { returnCodeContract } from './returnCodeContract.ts'
import { staffContract } from './staffContract.ts'
import { statisticsContract } from './statisticsContract.ts'
import { conversationContract } from './storeContract.ts'
import { modelProperty } from './storeModel.ts'

describe('the memory store', () => {
  conversationContract(createMemoryStore)
  staffContract(createMemoryStore)
  replyAddressContract(createMemoryStore)
  returnCodeContract(createMemoryStore)
  auditContract(createMemoryStore)
  fourEyesContract(createMemoryStore)
  passkeyContract(createMemoryStore)
  linkContract(createMemoryStore)
  statisticsContract(createMemoryStore)
  editingContract(createMemoryStore)
  paperContract(createMemoryStore)
  modelProperty(createMemoryStore, 300)
})
