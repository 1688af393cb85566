import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rows, violations } from './support/importRules.ts'
import { readSource } from './support/readSource.ts'
import { root, sourceFiles } from './support/sourceFiles.ts'

const files = sourceFiles().map(readSource)

test('every file imports and touches only what the table of architecture.md allows', () => {
  expect(files.flatMap(violations)).toEqual([])
})

test('the table was held against the whole house, and each of its rows against a file', () => {
  expect(files.length).toBeGreaterThan(150)
  expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(600)
  expect(rows.filter((row) => !files.some(({ path }) => row.files.test(path))).map((row) => row.files)).toEqual([])
})

test.each([
  ['shared/ids.ts', `import { claim } from '../bot/domain/conversation.ts'`],
  ['shared/ids.ts', `import { readFileSync } from 'node:fs'`],
  ['shared/ids.ts', `export const made = Date.now()`],
  ['bot/domain/triage.ts', `import type { Ports } from '../ports.ts'`],
  ['bot/domain/triage.ts', `import { t } from '../text/translate.ts'`],
  ['bot/domain/triage.ts', `import { randomUUID } from 'node:crypto'`],
  ['bot/domain/triage.ts', `import i18next from 'i18next'`],
  ['bot/domain/triage.ts', `const at = Date.now()`],
  ['bot/domain/triage.ts', `const { now } = Date`],
  ['bot/domain/triage.ts', `const at = new Date()`],
  ['bot/domain/triage.ts', `const at = Date['now']()`],
  ['bot/answers/findTopic.ts', `const some = Math.random()`],
  ['bot/answers/findTopic.ts', `const { random } = Math`],
  ['bot/usecases/commit.ts', `console.log('x')`],
  ['bot/usecases/commit.ts', `const pid = process.pid`],
  ['bot/usecases/commit.ts', `setTimeout(() => {}, 1)`],
  ['bot/usecases/commit.ts', `const id = crypto.randomUUID()`],
  ['bot/usecases/commit.ts', `const id = globalThis.crypto`],
  ['bot/usecases/commit.ts', `import { open } from '../stores/sqlite/openSqliteStore.ts'`],
  ['bot/usecases/commit.ts', `const store = await import('../stores/memory/createMemoryStore.ts')`],
  ['bot/usecases/commit.ts', `export { t } from '../text/translate.ts'`],
  ['bot/usecases/commit.ts', `export * from '../log.ts'`],
  ['bot/usecases/commit.ts', `type Config = import('../config.ts').Config`],
  ['bot/ports.ts', `import { claim } from './domain/conversation.ts'`],
  ['bot/ports.ts', `import { idSchema, type Id } from '../shared/ids.ts'`],
  ['bot/ports/staff.ts', `import { claim } from '../domain/conversation.ts'`],
  ['bot/stores/nextIndex.ts', `import { fold } from '../domain/conversation.ts'`],
  ['bot/stores/nextIndex.ts', `import type { Send } from '../usecases/commit.ts'`],
  ['bot/http/routes.ts', `import type { Stores } from '../stores/stores.ts'`],
  ['bot/sockets/staffSockets.ts', `import { routes } from '../http/routes.ts'`],
  ['bot/jobs/jobs.ts', `import { openKeys } from '../keys.ts'`],
  ['bot/config.ts', `import { logEvent } from './log.ts'`],
  ['bot/config.ts', `const port = process.env.PORT`],
  ['bot/config.ts', `const { env } = process`],
  ['bot/config.ts', `import { env } from 'node:process'`],
  ['bot/config/phone.ts', `import type { Clock } from '../ports.ts'`],
  ['bot/log.ts', `import { isId } from './ports.ts'`],
  ['bot/channels/webchat/webchat.ts', `import { Activity } from '@microsoft/agents-activity'`],
  ['bot/channels/botframework/hotlineBot.ts', `import { Server } from 'socket.io'`],
  ['bot/jobs/jobs.ts', `import express from 'express'`],
  ['bot/server.ts', `import { Server } from 'socket.io'`],
  ['bot/server.ts', `const page = await import(somewhere)`],
  ['bot/server.ts', `const page = require('../dist/page.js')`],
  ['bot/context.ts', `import { view } from '../console/views/App.tsx'`],
  ['bot/context.ts', `import { fixedClock } from '../test/support/fixedClock.ts'`],
  ['bot/channels/webchat/page/page.tsx', `import { show } from '../../../../console/state/store.ts'`],
  ['bot/channels/webchat/page/page.tsx', `import { view } from '../visitorView.ts'`],
  ['bot/channels/webchat/page/page.tsx', `import { useState } from 'react'`],
  ['bot/channels/webchat/webchat.ts', `import { page } from './page/page.tsx'`],
  ['console/state/store.ts', `import type { Ports } from '../../bot/ports.ts'`],
  ['console/state/store.ts', `import { h } from 'preact'`],
  ['console/state/store.ts', `import { readFileSync } from 'node:fs'`],
  ['bot/domain/triage.ts', `export default 1`],
  ['shared/ids.ts', `const x = 1; export { x as default }`],
  ['console/views/App.tsx', `export default function App() {}`],
  ['bot/helpers.ts', `export const x = 1`],
])('a planted violation is found: %s %s', (path, text) => {
  expect(violations(readSource({ path, text }))).toHaveLength(1)
})

test.each([
  [
    'bot/domain/triage.ts',
    `import { z } from './turn.ts'; const day = new Date(at); const at2 = Date.UTC(2026, 0); Math.max(1, options.process)`,
  ],
  [
    'bot/stores/nextIndex.ts',
    `import type { Conversation } from '../domain/conversation.ts'; import { type A } from '../domain/triage.ts'`,
  ],
  ['bot/log.ts', `process.stderr.write('x'); import type { Ports } from './ports.ts'`],
  ['bot/main.ts', `start(process.env); import { readConfig } from './config.ts'`],
  ['console/vite.config.ts', `import { defineConfig } from 'vite'; export default defineConfig({})`],
])('what is allowed is not called a violation: %s %s', (path, text) => {
  expect(violations(readSource({ path, text }))).toEqual([])
})

test('at the top level stand only what architecture.md names', () => {
  const named = [
    'bot',
    'console',
    'shared',
    'locales',
    'test',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'README.md',
  ]
  const forTools = ['.ci', '.readme', '.git', '.gitignore', '.editorconfig', '.env.example']
  const notOurs = readFileSync(join(root, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/\/$/, ''))
  expect(
    readdirSync(root).filter((name) => ![...named, ...forTools, ...notOurs].includes(name) && !name.endsWith('.log')),
  ).toEqual([])
})

test('the server imports no package that is only there for development', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const server = files.filter(({ path }) => path.startsWith('bot/') && !/\/page\/|commands\/build\.ts$/.test(path))
  const used = server
    .flatMap(({ imports }) => imports)
    .filter(({ target, isOurs, typesOnly }) => !isOurs && !typesOnly && !/^(node|computed):/.test(target))
  expect(used.length).toBeGreaterThan(10)
  expect(used.map(({ target }) => target).filter((target) => !Object.hasOwn(dependencies, nameOf(target)))).toEqual([])
})

/** `@scope/name` or `name`, without what follows inside the package. */
const nameOf = (target: string) => /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target
