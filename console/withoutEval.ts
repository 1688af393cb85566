import { config } from 'zod'

/** Imported first: zod tries `new Function` when a schema is made, which our policy blocks and the browser reports. */
config({ jitless: true })
