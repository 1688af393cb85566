import { readConfig } from '../config.ts'
import { backUp } from '../stores/sqlite/backup.ts'
import { runCommand, storeOf } from './runCommand.ts'

runCommand('Usage: npm run backup -- FILE', (file) => {
  backUp(storeOf(readConfig(process.env)), file)
  return `The store is backed up to ${file}. The keys in KEY_DIR are not in it, and must not lie beside it.`
})
