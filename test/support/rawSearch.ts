import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every form in which bytes of a text may lie in a file. */
function forms(text: string): Buffer[] {
  const plain = Buffer.from(text)
  // Base64 of a text depends on where in a group of three it begins.
  const shifted = [0, 1, 2].map((at) =>
    Buffer.concat([Buffer.alloc(at), plain])
      .toString('base64')
      .slice(at ? 4 : 0, -4),
  )
  return [
    plain,
    Buffer.from(text, 'utf16le'),
    Buffer.from(plain.toString('hex')),
    ...shifted.map((part) => Buffer.from(part)),
  ]
}

/** Whether a text lies in these bytes, in any form. */
export const isIn = (bytes: Buffer, text: string) => forms(text).some((form) => bytes.includes(form))

export const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
