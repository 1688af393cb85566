import { useEffect, useState } from 'react'
import type { SinceLastHere as News } from '../../shared/audit.ts'
import '../styles/news.css'
import { ask } from '../connection/ask.ts'
import { dayText } from '../text/times.ts'
import type { Words } from '../text/words.ts'
import { Button } from '../views/Button.tsx'
import { OwnSessions } from '../views/OwnSessions.tsx'
import { useConsole } from '../views/useConsole.ts'
import { trailWords } from './words.ts'

/** Told once in each session, to whoever signed in: whether somebody else tried to, and what was changed. */
export function SinceLastHere() {
  const { words } = useConsole()
  const { news, read } = useNews()
  const [isOpen, open] = useState(false)
  const trail = trailWords(words)
  return (
    <>
      {news && (
        <div className="line check news">
          <div>
            {news.failed > 0 && <p>{trail.count('told.failed', news.failed)}</p>}
            {news.changes.map((change, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: changes have no name of their own and never change
              <p key={nth}>{changeText(words, change)}</p>
            ))}
            <p>{trail.t('told.help')}</p>
          </div>
          <Button onPress={() => open(true)}>{trail.t('told.open')}</Button>
          <Button look="quiet" onPress={read}>
            {trail.t('told.read')}
          </Button>
        </div>
      )}
      <OwnSessions isOpen={isOpen} onOpenChange={open} />
    </>
  )
}

/** "26 nov.: en passkey skapades, av dig." */
function changeText(words: Words, { at, what, by }: News['changes'][number]) {
  const trail = trailWords(words)
  const whose =
    by === 'you'
      ? trail.t('told.byYou')
      : by === 'machine'
        ? trail.t('told.byMachine')
        : trail.t('told.byName', { name: by })
  return trail.t('told.change', { day: dayText(words.language, at), what: trail.word('told.changed', what), by: whose })
}

const place = 'newsRead'

/** Nothing where nothing happened, and nothing again once it was read in this session. */
function useNews() {
  const [news, setNews] = useState<News>()
  useEffect(() => {
    let isOver = false
    void ask<News>('GET', '/session/news').then((told) => {
      const isNews = told.ok && told.value.failed + told.value.changes.length > 0
      if (isNews && !isOver && sessionStorage.getItem(place) !== told.value.session) setNews(told.value)
    })
    return () => {
      isOver = true
    }
  }, [])
  return {
    news,
    read() {
      if (news) sessionStorage.setItem(place, news.session)
      setNews(undefined)
    },
  }
}
