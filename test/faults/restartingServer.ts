import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort } from '../support/freePort.ts'

const program = fileURLToPath(new URL('killableServer.ts', import.meta.url))

/** A server process that is started again on the same ports and data whenever it dies. */
export async function startRestartingServer(folder: string, killAt: number) {
  const [port, consolePort] = [await freePort(), await freePort()]
  const env = {
    ...process.env,
    SIGN_IN: 'password',
    PORT: String(port),
    CONSOLE_PORT: String(consolePort),
    DATA_DIR: `${folder}/data`,
    KEY_DIR: `${folder}/keys`,
  }
  let kills = 0
  let ending = false
  let restarting: Promise<void> | undefined
  let child = await start(killAt)
  await restarting

  async function start(at: number): Promise<ChildProcess> {
    const started = fork(program, {
      env: { ...env, KILL_AT: String(at) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    started.once('exit', () => {
      if (!ending) restarting = restart()
    })
    await Promise.race([once(started, 'message'), once(started, 'exit')])
    return started
  }
  async function restart() {
    kills += 1
    child = await start(0)
  }
  return {
    origins: { visitors: `http://localhost:${port}`, console: `http://localhost:${consolePort}` },
    kills: () => kills,
    /** It may die while it is asked: its last steps are taken after everybody has heard. */
    async steps(): Promise<number> {
      for (;;) {
        await restarting
        const asked = child
        const answer = Promise.race([once(asked, 'message'), once(asked, 'exit')])
        if (asked.connected) asked.send('steps', () => undefined)
        const [message] = (await answer) as [{ steps?: number }?]
        if (message?.steps !== undefined) return message.steps
      }
    },
    async end() {
      ending = true
      await restarting
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}
