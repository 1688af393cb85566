import { type Language, languages } from '../../shared/languages.ts'
import type { ApprovedAnswer } from '../../shared/wire/consoleViews.ts'
import type { StaffTools } from './staffTools.ts'

const mostFound = 8

/**
 * Approved answers for what staff look for, best first: those the bot would find, in any language staff write, then those
 * whose title or text has every word. Without words, none.
 */
export function findApprovedAnswers(
  tools: StaffTools,
  { language, text }: { language: Language; text: string },
): ApprovedAnswer[] {
  if (text === '') return []
  const { answers } = tools.ports
  const near = (['sv', 'en'] as const).flatMap((one) => answers[one].findTopics(text).topics)
  const named = topicsIn(tools, 'sv').filter((id) => hasWords(tools, id, text))
  const ids = [...new Set([...near.toSorted((a, b) => b.score - a.score).map(({ id }) => id), ...named])]
  return ids.slice(0, mostFound).map((id) => approvedAnswer(tools, id, language))
}

const topicsIn = ({ ports }: StaffTools, language: Language) =>
  ports.answers[language].groupsFor('undisclosed').flatMap(({ topics }) => topics)

function hasWords({ t }: StaffTools, id: string, text: string): boolean {
  const all = (['sv', 'en'] as const).map((one) => `${t(one, `topic.${id}.title`)} ${t(one, `topic.${id}.answer`)}`)
  return all.some((words) =>
    text
      .toLowerCase()
      .split(/\s+/)
      .every((word) => words.toLowerCase().includes(word)),
  )
}

/** Not every language has every topic; what it has not is said in English, then in Swedish. */
function approvedAnswer(tools: StaffTools, id: string, wanted: Language): ApprovedAnswer {
  const language = [wanted, 'en' as const].find((one) => topicsIn(tools, one).includes(id)) ?? languages[0]
  const { t } = tools
  return {
    id,
    language,
    title: t('sv', `topic.${id}.title`),
    text: t(language, `topic.${id}.answer`),
    swedish: t('sv', `topic.${id}.answer`),
  }
}
