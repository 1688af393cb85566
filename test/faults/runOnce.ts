import { type RunOptions, runFaults } from './harness.ts'

/** One run for another program, which reads what came of it from standard output. */
const result = await runFaults(JSON.parse(process.argv[2] ?? '{}') as RunOptions)
process.stdout.write(JSON.stringify(result))
