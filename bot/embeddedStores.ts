import { join } from 'node:path'
import { makeFolder } from './keyFiles.ts'
import {
  type ConversationKeys,
  createConversationKeys,
  generationAt,
  type KeyStore,
} from './stores/sealing/conversationKeys.ts'
import type { DatabaseOptions } from './stores/sqlite/openDatabase.ts'
import { openSqliteKeyStore } from './stores/sqlite/openSqliteKeyStore.ts'
import { openSqliteStore } from './stores/sqlite/openSqliteStore.ts'
import type { Stores } from './stores/stores.ts'
import { systemClock } from './system.ts'
import { openWrappingKeys } from './wrappingKeys.ts'

type Options = Pick<DatabaseOptions, 'busyTimeoutMs'>

/** The store in DATA_DIR, and in KEY_DIR the keys without which it cannot be read. */
export function openEmbeddedStores(folders: { data: string; keys: string }, options: Options = {}): Stores {
  makeFolder(folders.data)
  return openSqliteStore(storeFile(folders.data), openEmbeddedKeys(folders.keys, undefined, options), options)
}

/** Conversations' keys: in a file of KEY_DIR, unless another key store is given; the keys that wrap them always lie in KEY_DIR. */
export function openEmbeddedKeys(folder: string, keyStore?: KeyStore, options: Options = {}): ConversationKeys {
  makeFolder(folder)
  return createConversationKeys(
    keyStore ?? openSqliteKeyStore(join(folder, 'conversations.sqlite'), options),
    openWrappingKeys(folder, generationAt(systemClock.now())),
  )
}

export const storeFile = (folder: string) => join(folder, 'hotline.sqlite')
