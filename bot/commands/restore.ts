import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { restore } from '../stores/sqlite/backup.ts'
import { runCommand, storeOf } from './runCommand.ts'

runCommand('Usage: npm run restore -- FILE [--replace]', (file) => {
  const { values } = parseArgs({ allowPositionals: true, options: { replace: { type: 'boolean', default: false } } })
  restore(file, storeOf(readConfig(process.env)), values)
  return `The store is restored from ${file}. What was erased since stays erased. Go through the staff accounts: npm run staff -- list`
})
