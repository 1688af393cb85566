import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { createUntil } from '../support/until.ts'
import { decodeAlaw, encodeAlaw, packetSamples, rate, strengthOf, toneAt } from './sound.ts'

const alaw = 8
const keyEvents = 101
const keyNames = [...'0123456789*#']

/** The sound of one call: what is sent is silence or a tone, what comes is listened to for tones and keys (RFC 4733). */
export async function openMedia(host: string) {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, host, resolve))
  const { port } = socket.address()
  const ssrc = randomBytes(4).readUInt32BE()
  const heard: number[] = []
  const keys: string[] = []
  const { changed, until } = createUntil()
  let to: { host: string; port: number } | undefined
  let hertz = 0
  let sequence = 1
  let sample = 0
  let lastKeyAt = -1
  let packets = 0

  socket.on('message', (packet) => {
    if (packet.length < 12) return
    const type = (packet[1] ?? 0) & 0x7f
    const from = 12 + ((packet[0] ?? 0) & 0x0f) * 4
    if (type === alaw) hear(packet.subarray(from))
    if (type === keyEvents) hearKey(packet.subarray(from), packet.readUInt32BE(4))
    changed()
  })
  const timer = setInterval(sendSound, 20)

  function hear(coded: Buffer) {
    packets++
    for (const code of coded) heard.push(decodeAlaw(code))
    // Two seconds are enough to tell a tone.
    heard.splice(0, heard.length - 2 * rate)
  }

  /** The packets of one key share a time; each key counts once. */
  function hearKey(event: Buffer, at: number) {
    const key = keyNames[event[0] ?? 0]
    if (key === undefined || at === lastKeyAt) return
    lastKeyAt = at
    keys.push(key)
  }

  function send(type: number, payload: Buffer, at: number, marker = 0) {
    if (!to) return
    const header = Buffer.alloc(12)
    header[0] = 0x80
    header[1] = marker | type
    header.writeUInt16BE(sequence++ & 0xffff, 2)
    header.writeUInt32BE(at >>> 0, 4)
    header.writeUInt32BE(ssrc, 8)
    socket.send(Buffer.concat([header, payload]), to.port, to.host)
  }

  function sendSound() {
    const samples = Array.from({ length: packetSamples }, (_, nth) => (hertz ? toneAt(hertz, sample + nth) : 0))
    send(alaw, Buffer.from(samples.map(encodeAlaw)), sample)
    sample += packetSamples
  }

  return {
    port,
    sendTo(target: { host: string; port: number }) {
      to = target
    },
    plays(tone: number) {
      hertz = tone
    },
    press(key: string) {
      const [event, at] = [keyNames.indexOf(key), sample]
      for (const [nth, duration] of [160, 320, 480, 640, 640, 640].entries()) {
        const isEnd = nth >= 3
        send(
          keyEvents,
          Buffer.from([event, isEnd ? 0x8a : 0x0a, duration >> 8, duration & 0xff]),
          at,
          nth === 0 ? 0x80 : 0,
        )
      }
    },
    /** What has been heard in the last two seconds, or since it was forgotten. */
    forget() {
      heard.splice(0)
    },
    strength: (tone: number) => strengthOf(tone, heard.slice(-rate / 2)),
    /** Sound that came after this moment. */
    untilSound: () => {
      const from = packets
      return until('sound', () => packets > from + 1)
    },
    keys: () => [...keys],
    untilKeys: (wanted: string) => until(`keys ${wanted}`, () => keys.join('').endsWith(wanted)),
    /** Half a second in which this tone is clearly there. */
    untilTone: (tone: number) =>
      until(`${tone} Hz`, () => heard.length >= rate / 2 && strengthOf(tone, heard.slice(-rate / 2)) > 1000),
    close() {
      clearInterval(timer)
      socket.close()
    },
  }
}

export type Media = Awaited<ReturnType<typeof openMedia>>

export const writeSdp = (host: string, port: number) =>
  [
    'v=0',
    `o=- 1 1 IN IP4 ${host}`,
    's=-',
    `c=IN IP4 ${host}`,
    't=0 0',
    `m=audio ${port} RTP/AVP ${alaw} ${keyEvents}`,
    `a=rtpmap:${alaw} PCMA/8000`,
    `a=rtpmap:${keyEvents} telephone-event/8000`,
    `a=fmtp:${keyEvents} 0-15`,
    'a=ptime:20',
    'a=sendrecv',
    '',
  ].join('\r\n')

export function readSdp(sdp: string): { host: string; port: number } {
  const host = /^c=IN IP4 (\S+)/m.exec(sdp)?.[1]
  const [, port, formats = ''] = /^m=audio (\d+) RTP\/AVP (.*)$/m.exec(sdp) ?? []
  if (!host || !port || !formats.split(/\s+/).includes(String(alaw))) throw new Error('no A-law was agreed on')
  return { host, port: Number(port) }
}
