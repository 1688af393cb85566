/** A zip file whose parts are stored as they are. Always the same bytes for the same parts: no time stands in it. */
export function zip(parts: Readonly<Record<string, string>>): Uint8Array {
  const files = Object.entries(parts).map(([name, text]) => ({ name: bytesOf(name), content: bytesOf(text) }))
  const local: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const { name, content } of files) {
    const about = numbers(
      [20, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [33, 2],
      [checksum(content), 4],
      [content.length, 4],
      [content.length, 4],
      [name.length, 2],
    )
    const entry = joined([numbers([0x04034b50, 4]), about, numbers([0, 2]), name, content])
    central.push(
      joined([
        numbers([0x02014b50, 4], [20, 2]),
        about,
        numbers([0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
        name,
      ]),
    )
    local.push(entry)
    offset += entry.length
  }
  const directory = joined(central)
  const end = numbers(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [files.length, 2],
    [files.length, 2],
    [directory.length, 4],
    [offset, 4],
    [0, 2],
  )
  return joined([...local, directory, end])
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Numbers, least significant byte first, each as long as said. */
const numbers = (...all: readonly (readonly [number, number])[]) =>
  Uint8Array.from(all.flatMap(([value, length]) => Array.from({ length }, (_, byte) => (value >>> (8 * byte)) & 0xff)))

function joined(parts: readonly Uint8Array[]) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** CRC-32. */
function checksum(bytes: Uint8Array) {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
