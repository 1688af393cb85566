import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readConfig } from '../../bot/config.ts'
import { createContext } from '../../bot/context.ts'
import { startServer } from '../../bot/server.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { quickPasswords } from '../support/quickPasswords.ts'

export interface Told {
  ready?: { visitors: number; console: number; account: { name: string; password: string } }
  heldBytes?: number
  isGone?: true
}

/** The line on its embedded store. Says, asked, what it holds in memory once it has let go of all it can; and when its one console is gone. */
const tell = (what: Told) => process.send?.(what)
setFlagsFromString('--expose-gc')
const letGo: () => void = runInNewContext('gc')

const context = await createContext(readConfig(process.env), {
  passwords: quickPasswords,
  // All visitors come at once.
  wrap: (ports) => ({ ...ports, newcomers: { begin: () => 0, workBits: () => 0 } }),
})
// What it learns beside its work is not of what is weighed.
for (const answers of Object.values(context.ports.answers)) Array.from(answers.prepare())
const { account, password } = await addStaff(context.ports, 'ben', 'responder')
const { visitors, console } = await startServer(context)
context.presence.onStaffChange(() => {
  if (!context.ports.presence.staffPresent(account.id)) tell({ isGone: true })
})
process.on('message', () => {
  letGo()
  const { heapUsed, external } = process.memoryUsage()
  tell({ heldBytes: heapUsed + external })
})
process.on('disconnect', () => process.exit(0))
tell({ ready: { visitors: visitors.port, console: console.port, account: { name: 'ben', password } } })
