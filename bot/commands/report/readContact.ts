import { recordFields, withoutAnswer } from '../../../shared/contactRecord.ts'
import type { Answers } from '../../domain/statistics/tally.ts'

/** A contact record as a file tells it. A field may be left out and is then not known; a field or a code that is none is a problem. */
export function readContact(json: unknown): Answers | { problem: string } {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { problem: 'is not a contact record' }
  const problem = Object.entries(json).flatMap(([name, value]) => problemWith(name, value) ?? [])[0]
  if (problem !== undefined) return { problem }
  if (!('period' in json)) return { problem: 'has no period' }
  return json as Answers
}

function problemWith(name: string, value: unknown) {
  const field = recordFields.find((one) => one.field === name)
  if (!field) return `${name} is no field of a contact record`
  if (field.many !== Array.isArray(value)) return `${name} is ${field.many ? 'not' : 'no text but'} a list`
  const codes = [value].flat()
  if (!codes.every((code) => typeof code === 'string')) return `${name} is not a code`
  if (name === 'period') return /^\d{4}-(0[1-9]|1[0-2])$/.test(codes.join()) ? undefined : 'period is not a month'
  const allowed = allowedCodes(field)
  const strange = allowed && codes.find((code) => !allowed.includes(code))
  return strange === undefined ? undefined : `${name} has no code ${JSON.stringify(strange)}`
}

const allowedCodes = ({ codes }: (typeof recordFields)[number]) => codes && [...codes, ...withoutAnswer]
