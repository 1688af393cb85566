import { once } from 'node:events'
import { io } from 'socket.io-client'
import { openStaff } from '../support/openStaff.ts'
import { newClientId, openVisitor } from '../support/openVisitor.ts'
import type { Ready } from './relayServers.ts'

/** Everybody who writes, and how what they wrote is seen to arrive. */
export interface People {
  /** Each resolves when the server has acknowledged. */
  senders: ((text: string) => Promise<unknown>)[]
  /** Called with every text that reached staff. */
  onArrival(listen: (text: string) => void): void
  end(): void
}

export async function openBare({ visitors: port }: Ready, visitors: number): Promise<People> {
  const open = () => io(`http://127.0.0.1:${port}`, { path: '/live', transports: ['websocket'], forceNew: true })
  const staff = open()
  await once(staff as never, 'connect')
  staff.emit('watch')
  const sockets = Array.from({ length: visitors }, open)
  await Promise.all(sockets.map((socket) => once(socket as never, 'connect')))
  return {
    senders: sockets.map((socket) => (text) => socket.emitWithAck('send', { clientId: newClientId(), text })),
    onArrival: (listen) => void staff.on('message', ({ text }: { text: string }) => listen(text)),
    end() {
      for (const socket of [staff, ...sockets]) socket.disconnect()
    },
  }
}

export async function openLine(
  { visitors: port, console: consolePort, accounts }: Ready,
  visitors: number,
): Promise<People> {
  const staff = await Promise.all(accounts.map((account) => openStaff(`http://localhost:${consolePort}`, account)))
  for (const one of staff) await one.startsShift()
  const pages = Array.from({ length: visitors }, () =>
    openVisitor(`http://localhost:${port}`, 'sv', { forceNew: true }),
  )
  await Promise.all(
    pages.map(async (page) => {
      await page.asksForHuman()
      for (const choice of ['yes', 'skip', 'skip']) await page.takes(choice)
    }),
  )
  const waiting = () => staff[0]?.cards().filter(({ status }) => status === 'waiting') ?? []
  await staff[0]?.until('everybody waits', () => waiting().length === visitors, 60_000)
  for (const [nth, { id }] of waiting().entries()) await staff[nth % staff.length]?.claims(id)
  return {
    senders: pages.map((page) => (text) => page.tells(text)),
    onArrival: (listen) => {
      for (const one of staff) one.onArrival(listen)
    },
    end() {
      for (const one of [...staff, ...pages]) one.leave()
    },
  }
}
