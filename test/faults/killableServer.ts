import { readConfig } from '../../bot/config.ts'
import { createContext } from '../../bot/context.ts'
import type { Ports } from '../../bot/ports.ts'
import { startServer } from '../../bot/server.ts'
import { quickPasswords } from '../support/quickPasswords.ts'

/** The real server on its SQLite file, which kills itself outright at the n-th step between two parts of it. */
const killAt = Number(process.env.KILL_AT ?? 0)
let steps = 0

function step() {
  steps += 1
  if (steps === killAt) process.kill(process.pid, 'SIGKILL')
}

/** A step before and a step after every call that changes something or tells somebody. */
function stepping<Part extends object>(part: Part): Part {
  return new Proxy(part, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...given: unknown[]) => {
        step()
        const result: unknown = Reflect.apply(member, target, given)
        if (!(result instanceof Promise)) {
          step()
          return result
        }
        return result.finally(step)
      }
    },
  })
}

const wrap = (ports: Ports): Ports => ({
  ...ports,
  conversations: stepping(ports.conversations),
  fourEyes: stepping(ports.fourEyes),
  announcer: stepping(ports.announcer),
  delivery: stepping(ports.delivery),
})

const line = await startServer(await createContext(readConfig(process.env), { passwords: quickPasswords, wrap }))
process.on('message', () => process.send?.({ steps }))
// Whoever started this may have been killed meanwhile.
process.send?.({ started: true }, () => undefined)
process.on('disconnect', () => void line.stop().then(() => process.exit(0)))
