import { execFileSync } from 'node:child_process'

/** A further account, made as people make one, beside the running line. */
export function addColleague(folder: string, name: string, role: string, env: Record<string, string> = {}) {
  const printed = execFileSync(
    process.execPath,
    ['bot/launch.mjs', 'bot/commands/staff.ts', 'add', name, '--role', role],
    { env: { ...process.env, DATA_DIR: `${folder}/data`, KEY_DIR: `${folder}/keys`, ...env }, encoding: 'utf8' },
  )
  return { name, password: /password: (\S+)/i.exec(printed)?.[1] ?? '' }
}
