import { expect, test } from 'vitest'
import { staffEvents } from '../../../bot/sockets/staffEvents.ts'
import { fromConsole } from '../../../shared/wire/console.ts'
import { fromSchema } from '../../support/fromSchema.ts'
import { asJson, each, eachOf, nearly, sampled, slow } from './inputs.ts'
import { watchedLine } from './watchedLine.ts'

test(`${each} payloads of the wrong form to every event of the console store nothing and break nothing`, {
  timeout: slow,
}, async () => {
  const line = await watchedLine()
  for (const name of Object.keys(staffEvents) as (keyof typeof fromConsole)[]) {
    const schema = fromConsole[name]
    line.stored()
    await eachOf(sampled(nearly(fromSchema(schema)).map(asJson), name), 32, async (payload) => {
      if (schema.safeParse(payload).success) return
      line.clock.passTime(20)
      const code = await line.ben.asksOnce(name, payload as object)
      if (code !== 'badInput' && code !== 'slowDown')
        expect.fail(`${name} answers ${code}: ${JSON.stringify(payload).slice(0, 200)}`)
    })
    expect(line.stored(), name).toEqual([])
  }
})
