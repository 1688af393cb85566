import { expect, test } from 'vitest'
import { fromVisitor } from '../../../shared/wire/visitor.ts'
import { fromSchema } from '../../support/fromSchema.ts'
import { asJson, each, eachOf, nearly, sampled, slow } from './inputs.ts'
import { watchedLine } from './watchedLine.ts'

test(`${each} payloads of the wrong form to every event of the page store nothing and break nothing`, {
  timeout: slow,
}, async () => {
  const line = await watchedLine()
  for (const name of Object.keys(fromVisitor) as (keyof typeof fromVisitor)[]) {
    const schema = fromVisitor[name]
    line.stored()
    await eachOf(sampled(nearly(fromSchema(schema)).map(asJson), name), 32, async (payload) => {
      if (schema.safeParse(payload).success) return
      const code = await line.visitor.ask(name, payload as object).then(
        () => 'letIn',
        (error: unknown) => (error as Error).message,
      )
      if (code !== 'badInput' && code !== 'slowDown')
        expect.fail(`${name} answers ${code}: ${JSON.stringify(payload).slice(0, 200)}`)
    })
    expect(line.stored(), name).toEqual([])
  }
})
