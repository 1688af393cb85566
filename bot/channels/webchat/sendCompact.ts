import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request, Response } from 'express'

/** `once`: the same bytes are sent again and again, so the effort is worth it. */
export interface Compact {
  type: string
  body: Buffer
  once: boolean
}

const quality = { [constants.BROTLI_PARAM_QUALITY]: 6 }
const packs = {
  br: (body: Buffer, once: boolean) => promisify(brotliCompress)(body, once ? {} : { params: quality }),
  gzip: (body: Buffer, _once: boolean) => promisify(gzip)(body),
}
type Packing = keyof typeof packs

const packed = new WeakMap<Buffer, Map<Packing, Promise<Buffer>>>()

/** Compressed as the browser takes it. Only for what carries no secret and repeats nothing of the request (requirements.md R2.13). */
export async function sendCompact(request: Request, response: Response, { type, body, once }: Compact) {
  const accepted = request.acceptsEncodings()
  const packing = (['br', 'gzip'] as const).find((one) => accepted.includes(one))
  response.type(type)
  if (!packing) return response.send(body)
  response.set('Content-Encoding', packing)
  return response.send(await (once ? packedOnce(body, packing) : packs[packing](body, false)))
}

function packedOnce(body: Buffer, packing: Packing): Promise<Buffer> {
  const known = packed.get(body) ?? new Map<Packing, Promise<Buffer>>()
  packed.set(body, known)
  const found = known.get(packing) ?? packs[packing](body, true)
  known.set(packing, found)
  return found
}
