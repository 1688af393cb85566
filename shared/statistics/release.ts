import { z } from 'zod'
import { periodForm } from './periods.ts'

const groupSchema = z.array(z.string()).min(1)

/** A number and what it is the number of: codes by dimension, and `count`, rounded. */
const cellSchema = z.record(z.string(), z.union([groupSchema, z.number().int().min(0)]))

/** The numbers of one statistics release, and everything one must know to read them. */
export const figuresSchema = z.strictObject({
  /** No group of fewer than this many contacts can be told from an empty one. */
  k: z.number().int().min(2),
  /** Every count is a multiple of it. */
  base: z.number().int().min(1),
  themes: z.array(
    z.strictObject({
      id: z.string(),
      dimensions: z.record(z.string(), z.strictObject({ levels: z.array(z.array(groupSchema)) })),
    }),
  ),
  /** `by`: each dimension with the level it is published at, 0 the finest. The total is by none. */
  tables: z.array(z.strictObject({ by: z.record(z.string(), z.number().int()), cells: z.array(cellSchema) })),
  /** Tables that are not published, by their dimensions. */
  refused: z.array(z.array(z.string())),
})

export type Figures = z.infer<typeof figuresSchema>
export type Table = Figures['tables'][number]
export type Cell = Table['cells'][number]

/** A statistics release as it is frozen and signed: one closed period, made once, never corrected. */
export const releaseSchema = z.strictObject({
  version: z.literal(1),
  period: z.string().regex(periodForm),
  /** The day it was made, in UTC. */
  madeOn: z.iso.date(),
  /** What the numbers count (`GBG-2019`), and by which rules of the screening. */
  definition: z.string(),
  rules: z.string(),
  /** How many numbers known elsewhere it was held against. */
  knownElsewhere: z.number().int().min(0),
  /** SHA-256 of the release before it, so that none can be left out unnoticed. */
  previous: z.string().optional(),
  figures: figuresSchema,
})

export type Release = z.infer<typeof releaseSchema>
