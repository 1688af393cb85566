import { existsSync, readFileSync } from 'node:fs'
import { languages } from '../../shared/languages.ts'
import { checkContent } from '../content/checkContent.ts'

/** Checks everything under `locales/` that an editor may change; names file and line of what is wrong. */
const { problems, counts } = checkContent(
  (language, name) => {
    const file = new URL(`../../locales/${language}/${name}.json`, import.meta.url)
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined
  },
  { today: new Date().toISOString().slice(0, 10) },
)
for (const { file, line, message } of problems) process.stderr.write(`${file}:${line}: ${message}\n`)
for (const language of languages) {
  const { topics, unreviewed } = counts[language]
  process.stdout.write(`${language}: ${topics} topics, ${unreviewed} not yet reviewed by a person\n`)
}
process.stdout.write(problems.length === 0 ? 'Nothing is wrong.\n' : `${problems.length} to mend.\n`)
if (problems.length > 0) process.exitCode = 1
