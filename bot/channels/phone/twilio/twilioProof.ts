import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { z } from 'zod'
import { HotlineError } from '../../../errors.ts'

/** Only the provider knows the token that its requests are signed with. */
export function twilioProof(token: string, origin: string): RequestHandler {
  return (request, _response, next) => {
    const expected = Buffer.from(signatureOf(token, `${origin}${request.originalUrl}`, readFields(request.body)))
    const given = Buffer.from(request.get('X-Twilio-Signature') ?? '')
    const fits = given.length === expected.length && timingSafeEqual(given, expected)
    // As if there were no telephone here.
    next(fits ? undefined : new HotlineError('notFound'))
  }
}

const fieldsSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())])).catch({})
const readFields = (body: unknown) => fieldsSchema.parse(body)

/** The address as the provider called it, and every field after it, by name. */
export function signatureOf(token: string, url: string, fields: Readonly<Record<string, string | string[]>>): string {
  const said = Object.keys(fields)
    .toSorted()
    .flatMap((name) => [...new Set([fields[name] ?? ''].flat())].toSorted().map((value) => `${name}${value}`))
  return createHmac('sha1', token)
    .update(`${url}${said.join('')}`)
    .digest('base64')
}
