import { z } from 'zod'
import { tracks, urgencies } from './screening.ts'

/** Answers that every coded field takes beside its own codes. */
export const withoutAnswer = ['notKnown', 'declined'] as const

/** Who knows it: `system` fields are never taken from a console; `either` is guessed by the bot and corrected by staff. */
export type FilledBy = 'system' | 'staff' | 'either'

/** Codes that contradict every other code of a list. */
const standsAlone: readonly string[] = ['none', ...withoutAnswer]

const languageCodes = ['sv', 'en', 'ar', 'so', 'ti', 'fa', 'ku', 'sq', 'bcs', 'tr', 'fi', 'other'] as const
const professions = ['socialServices', 'school', 'health', 'prisonAndProbation', 'police', 'civilSociety'] as const
const extremists = ['extremistRight', 'extremistLeft', 'extremistIslamist', 'extremistUnspecified'] as const
const otherActors = ['socialServices', 'police', 'prisonAndProbation', 'civilSociety', 'otherMunicipality'] as const
const waysIn = ['socialServices', 'police', 'prisonAndProbation', 'school', 'health', 'gvi', 'civilSociety'] as const
const outcomes = [
  'advice',
  'referred112',
  'referredDistrict',
  'referredSig',
  'referredYouth',
  'referredSupportLine',
  'meetingBooked',
  'handedToUnit',
  'assessmentRequested',
  'childConcernReport',
  'policeContact',
  'brokenOff',
  'couldNotHelp',
] as const

/**
 * contact-record.json as data, in its order. Core fields are those without which a record says too little to be counted
 * (statistics.md 3.2). No field has room for a sentence: what is not a fixed code has a form that only a code has.
 */
const table = {
  id: system('core', z.uuidv4()),
  period: system('core', z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  timeKind: one('system', 'optional', ['officeHours', 'weekdayClosed', 'nightOrWeekend']),
  channel: one('system', 'core', ['chat', 'phone', 'staff']),
  language: one('system', 'core', languageCodes),
  audience: one('system', 'core', ['self', 'relative', 'professional', 'other']),
  relation: one('system', 'optional', ['parent', 'sibling', 'partner', 'friend', 'other']),
  profession: one('system', 'optional', [...professions, 'other']),
  ageGroup: one('system', 'core', ['under15', '15to17', '18to25', '26plus']),
  gender: one('either', 'optional', ['woman', 'man', 'other']),
  // A setting of the municipality, so any code of that form, `otherMunicipality` and the answers above included.
  district: system('core', z.string().regex(/^[a-z][a-zA-Z0-9]*$/)),
  milieu: one('system', 'core', ['gang', ...extremists, 'kinOrHonour', 'lifestyle', 'other']),
  matter: one('either', 'core', [
    'information',
    'wantsOut',
    'concernForOther',
    'threat',
    'professionalAdvice',
    'acute',
  ]),
  topics: { filledBy: 'system', core: false, many: true, schema: listOf(topicSchema(), 3) } as const,
  willingness: one('system', 'optional', ['now', 'considering', 'no']),
  statedThreat: one('system', 'core', ['concrete', 'latent', 'none']),
  canStay: one('system', 'core', ['no', 'unsure', 'yes']),
  needs: several('either', 'optional', [
    'children',
    'addiction',
    'mentalHealth',
    'housing',
    'money',
    'violenceAtHome',
    'interpreter',
  ]),
  urgencyByBot: one('system', 'core', urgencies),
  urgencyByStaff: one('staff', 'core', urgencies),
  tracksByBot: several('system', 'optional', tracks),
  tracksByStaff: several('staff', 'core', tracks),
  cameThrough: one('staff', 'optional', ['self', 'relative', ...waysIn, 'web']),
  otherActors: several('staff', 'core', ['none', ...otherActors]),
  returning: one('system', 'core', ['first', 'withCode', 'saysEarlier']),
  outcome: several('staff', 'core', outcomes),
  waitClass: one('system', 'optional', ['under1', '1to5', '5to15', '15to60', 'over60']),
  lengthClass: one('system', 'optional', ['0to5', '5to15', '15to30', 'over30']),
  definitionVersion: system('core', versionSchema()),
  ruleVersion: system('core', versionSchema()),
}

type Table = typeof table
export type RecordFieldName = keyof Table
/** The fields that staff may fill in when they close a conversation. */
export type StaffFieldName = {
  [F in RecordFieldName]: Table[F]['filledBy'] extends 'system' ? never : F
}[RecordFieldName]

export interface RecordField {
  field: RecordFieldName
  filledBy: FilledBy
  core: boolean
  /** A list whose first value is the main one; never empty, nothing twice. */
  many: boolean
  /** The field's own codes, where they are fixed; `withoutAnswer` comes on top. */
  codes?: readonly string[]
}

/** Every field of a contact record, in the order in which it is shown. */
export const recordFields: readonly RecordField[] = Object.entries(table).map(
  ([name, { filledBy, core, many, ...rest }]) => {
    const field = { field: name as RecordFieldName, filledBy, core, many }
    return 'codes' in rest ? { ...field, codes: rest.codes } : field
  },
)

/** Those of them that staff may fill in. */
export const staffFields = recordFields.filter(({ filledBy }) => filledBy !== 'system')

type Shape = { [F in RecordFieldName]: Table[F]['schema'] }
const shape = Object.fromEntries(Object.entries(table).map(([field, { schema }]) => [field, schema])) as Shape

/** What remains of a contact for statistics: codes, and nothing that tells who or exactly when. */
export const contactRecordSchema = z.strictObject(shape)
export type ContactRecord = z.infer<typeof contactRecordSchema>

const staffMask = Object.fromEntries(staffFields.map(({ field }) => [field, true])) as { [F in StaffFieldName]: true }

/** What a console may send. A field that is left out keeps what the bot made of it. */
export const staffRecordSchema = contactRecordSchema.pick(staffMask).partial()

/** What only the line itself can know: of a contact by other means there is none of it. */
const ofTheLine = [
  'id',
  'period',
  'timeKind',
  'channel',
  'topics',
  'urgencyByBot',
  'tracksByBot',
  'waitClass',
  'lengthClass',
  'definitionVersion',
  'ruleVersion',
] as const satisfies readonly RecordFieldName[]

const isOfTheLine = (field: RecordFieldName) => ofTheLine.some((one) => one === field)

/** What staff fill in of a contact that did not come by the line: a meeting, a letter, an e-mail. */
export const otherMeansFields = recordFields.filter(({ field }) => !isOfTheLine(field))

const lineMask = Object.fromEntries(ofTheLine.map((field) => [field, true])) as {
  [F in (typeof ofTheLine)[number]]: true
}

/** The same as it comes from a console: what only staff can say must be there. */
export const otherMeansSchema = contactRecordSchema
  .omit(lineMask)
  .partial()
  .required({ urgencyByStaff: true, outcome: true })

type Core = 'core' | 'optional'

function system<Schema extends z.ZodType>(core: Core, schema: Schema) {
  return { filledBy: 'system', core: core === 'core', many: false, schema } as const
}

function one<const By extends FilledBy, const Codes extends readonly string[]>(filledBy: By, core: Core, codes: Codes) {
  return { filledBy, core: core === 'core', many: false, codes, schema: z.enum([...codes, ...withoutAnswer]) } as const
}

function several<const By extends FilledBy, const Codes extends readonly string[]>(
  filledBy: By,
  core: Core,
  codes: Codes,
) {
  const schema = listOf(z.enum([...codes, ...withoutAnswer]), 5)
  return { filledBy, core: core === 'core', many: true, codes, schema } as const
}

function listOf<Code extends z.ZodType<string>>(code: Code, most: number) {
  return z
    .array(code)
    .min(1)
    .max(most)
    .refine((list) => new Set(list).size === list.length, 'names a code twice')
    .refine(
      (list) => list.length === 1 || !list.some((one) => standsAlone.includes(one)),
      'has an answer that stands alone',
    )
}

function topicSchema() {
  return z.union([z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.enum(withoutAnswer)])
}

function versionSchema() {
  return z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/)
}
