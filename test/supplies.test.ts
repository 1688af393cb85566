import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './support/sourceFiles.ts'

interface Locked {
  version?: string
  license?: string
  integrity?: string
  resolved?: string
  hasInstallScript?: boolean
  link?: boolean
}

const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, unknown>
const packages = Object.entries((read('package-lock.json') as { packages: Record<string, Locked> }).packages).filter(
  ([path]) => path !== '',
)
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Licences that let the municipality run, change and hand on the program; a new one is read by a person first. */
const allowedLicences = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'MPL-2.0',
  'Python-2.0',
  'MIT OR Apache-2.0',
  'Apache-2.0 OR MIT',
  '(MIT OR Apache-2.0)',
  '(MIT OR CC0-1.0)',
  'Apache-2.0 AND MIT',
])
/** Packages that would run a program of theirs at installation; npm is told not to let them (`allowScripts`). */
const scriptsRefused = new Set(
  Object.keys((read('package.json').allowScripts as Record<string, false> | undefined) ?? {}),
)
/** Say nothing in the lockfile; read by a person. */
const readByHand: Record<string, string> = { limiter: 'MIT', 'xmlhttprequest-ssl': 'MIT' }

test('every package we are built of has a licence we may use', () => {
  const other = packages.flatMap(([path, { license }]) =>
    allowedLicences.has(license ?? readByHand[nameOf(path)] ?? '')
      ? []
      : [`${nameOf(path)}: ${license ?? 'says none'}`],
  )
  expect([...new Set(other)]).toEqual([])
})

test('no package runs a program of its own when it is installed, unless it is refused by name', () => {
  const scripts = packages.flatMap(([path, { hasInstallScript }]) => (hasInstallScript ? [nameOf(path)] : []))
  expect(scripts.filter((name) => !scriptsRefused.has(name))).toEqual([])
  expect(Object.values(read('package.json').allowScripts as object)).toEqual([...scriptsRefused].map(() => false))
})

test('every dependency is pinned, and every package comes from the registry with the digest it must have', () => {
  const { dependencies, devDependencies, optionalDependencies } = read('package.json') as Record<
    string,
    Record<string, string>
  >
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(versions.filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([])
  const loose = packages.filter(
    ([, { resolved, integrity }]) =>
      !(resolved ?? 'https://').startsWith('https://') || !integrity?.startsWith('sha512-'),
  )
  expect(loose.map(([path]) => path)).toEqual([])
})
