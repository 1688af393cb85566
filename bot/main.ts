// First of all, because libraries read it when they are loaded, and some print what people write.
delete process.env.DEBUG

const { auditKeyLines } = await import('./audit/auditKeyLines.ts')
const { readConfig } = await import('./config.ts')
const { createContext } = await import('./context.ts')
const { ConfigError } = await import('./errors.ts')
const { firstAccount } = await import('./firstAccount.ts')
const { logBug, logEvent } = await import('./log.ts')
const { startServer } = await import('./server.ts')
const { dialPath } = await import('../shared/dial.ts')

const firstSteps = {
  passkeys: `    Within a day, open the console, choose "Första gången? / First time?" and create a passkey with it; it works once.
    Where the browser has no passkeys, and to try the line out: SIGN_IN=password npm start
`,
  oidc: `    Within a day, open the console, choose "Första gången? / First time?" and sign in with the identity provider after it; it works once.
`,
  password: `    Within a day, open the console, choose "Första gången? / First time?" and connect an authenticator app with it.
`,
}

/** How long a clean end may take before it is forced. */
const endWithinMs = 5000

try {
  await run()
} catch (error) {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
  else logBug('line:stopped', error)
  // What is still open must not keep half a line alive.
  process.exit(1)
}

async function run() {
  const context = await createContext(readConfig(process.env))
  const line = await startServer(context)
  const { visitors, console: staff } = context.config
  process.stdout.write(`Visitor page:  ${visitors.origin ?? `http://localhost:${line.visitors.port}`}/\n`)
  process.stdout.write(`Staff console: ${staff.origin ?? `http://localhost:${line.console.port}`}/\n`)
  for (const line of auditKeyLines(context.auditTrail)) process.stdout.write(`${line}\n`)
  if (context.config.phone.kind === 'simulator') {
    process.stdout.write(`Telephone:     http://localhost:${line.console.port}${dialPath} (simulated)\n`)
  }
  const first = await firstAccount(context.ports)
  if (first) {
    process.stdout.write(`First staff account, shown this once — name: ${first.name}, password: ${first.password}\n`)
    process.stdout.write(firstSteps[context.config.signIn])
  }
  logEvent('line:started', { port: line.visitors.port })
  process.stdout.write('The line is open. Ctrl+C ends it.\n')
  endCleanly(line.stop)
  // Visitors come in whatever becomes of the provider.
  for (const problem of (await context.ports.provider?.problems()) ?? []) process.stdout.write(`${problem}\n`)
}

function endCleanly(stop: () => Promise<void>) {
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    logEvent('line:stopping')
    setTimeout(() => process.exit(1), endWithinMs).unref()
    await stop()
    logEvent('line:stopped')
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end())
  // The channel to the launcher closes when it is killed outright.
  process.on('disconnect', () => void end())
}
