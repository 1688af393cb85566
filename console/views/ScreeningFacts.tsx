import type { ConversationView, ScreeningView } from '../../shared/wire/consoleViews.ts'
import { recordWord } from '../text/recordWords.ts'
import { answerText, reasonText, type Words } from '../text/words.ts'
import { Facts } from './Facts.tsx'
import { useConsole } from './useConsole.ts'

/** What the questions gave, and why. It sorts the queue and is no assessment; the view says so. */
export function ScreeningFacts({ conversation: { screening, card, judged } }: { conversation: ConversationView }) {
  const { words } = useConsole()
  return (
    <section className="factCard">
      <h2>{words.t('facts.screening')}</h2>
      <p className={`result ${card.urgency}`}>{words.t(`urgency.${card.urgency}`)}</p>
      {judged && <Judged judged={judged} screening={screening} />}
      {card.reasons.length > 0 && (
        <ul className="why" aria-label={words.t('facts.why')}>
          {card.reasons.map((reason) => (
            <li key={`${reason.question}-${reason.answer}`}>{reasonText(words, reason)}</li>
          ))}
        </ul>
      )}
      {screening ? <Screened screening={screening} /> : <p>{words.t('facts.notScreened')}</p>}
      <p className="hint">{words.t('facts.notAssessment')}</p>
    </section>
  )
}

/** Staff's word goes first; what the questions gave is not hidden by it. */
function Judged({ judged, screening }: { judged: { tracks: string[] }; screening: ScreeningView | undefined }) {
  const { words } = useConsole()
  const byQuestions = screening ? words.t(`urgency.${screening.result.urgency}`) : words.t('facts.noAnswer')
  return (
    <Facts
      facts={[
        [words.t('judge.byQuestions'), byQuestions],
        [
          words.t('judge.tracks'),
          listed(
            words,
            judged.tracks.map((track) => recordWord(words.language, 'tracksByStaff', track)),
          ),
        ],
      ]}
    />
  )
}

function Screened({ screening }: { screening: ScreeningView }) {
  const { words } = useConsole()
  const { tracks, flags, unanswered } = screening.result
  const trackWords = tracks.map((track) => recordWord(words.language, 'tracksByBot', track))
  return (
    <>
      <Facts
        facts={[
          [words.t('facts.tracks'), listed(words, trackWords)],
          [
            words.t('facts.flags'),
            listed(
              words,
              flags.map((flag) => words.t(`flag.${flag}`)),
            ),
          ],
          [words.t('facts.unanswered'), words.count('facts.unanswered', unanswered)],
        ]}
      />
      <AnswersAndRules screening={screening} />
    </>
  )
}

const questions = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7', 'Q8']

/** Every question, with "no answer" where there is none: never as a no. */
function AnswersAndRules({ screening: { answers, result, version } }: { screening: ScreeningView }) {
  const { words } = useConsole()
  const given = new Map(answers.map(({ question, answer }) => [question, answer]))
  return (
    <details>
      <summary>{words.t('facts.answers')}</summary>
      <Facts
        facts={questions.map((question) => [
          words.word('question', question),
          answered(words, question, given.get(question)),
        ])}
      />
      <ul className="rules">
        {result.rules.map((rule) => (
          <li key={rule}>
            {words.t(`rule.${rule}`)} <small>{rule}</small>
          </li>
        ))}
      </ul>
      <Facts
        facts={[
          [words.t('facts.points'), String(result.points)],
          [words.t('facts.rule'), version],
        ]}
      />
    </details>
  )
}

const answered = (words: Words, question: string, answer: string | undefined) =>
  answer === undefined ? words.t('facts.noAnswer') : answerText(words, question, answer)

const listed = (words: Words, list: string[]) => (list.length > 0 ? list.join(', ') : words.t('facts.noneFound'))
