import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import type { fromStatistics, StatisticsAsk, StatisticsView } from '../../shared/statistics/statisticsWire.ts'
import type { Told } from '../connection/ask.ts'
import { askStatistics } from './ask.ts'

export type Stage = 'reading' | 'ready' | 'working' | 'failed' | 'refused'

/** While something is asked, and when the answer is no. Where a proof is given, its box says what was wrong. */
const stages: Readonly<Record<StatisticsAsk, { asked: Stage; refused: Stage }>> = {
  read: { asked: 'reading', refused: 'failed' },
  propose: { asked: 'ready', refused: 'ready' },
  approve: { asked: 'ready', refused: 'ready' },
  withdraw: { asked: 'ready', refused: 'refused' },
  release: { asked: 'working', refused: 'refused' },
}

export interface Statistics {
  stage: Stage
  view?: StatisticsView
  /** Asks, and shows what came of it. */
  ask<A extends StatisticsAsk>(name: A, payload: z.input<(typeof fromStatistics)[A]>): Promise<Told<StatisticsView>>
}

/** The page as the server last gave it. */
export function useStatistics(): Statistics {
  const [stage, setStage] = useState<Stage>('reading')
  const [view, setView] = useState<StatisticsView>()
  const ask = useCallback<Statistics['ask']>(async (name, payload) => {
    setStage(stages[name].asked)
    const told = await askStatistics(name, payload)
    if (told.ok) setView(told.value)
    setStage(told.ok ? 'ready' : stages[name].refused)
    return told
  }, [])
  useEffect(() => void ask('read', {}), [ask])
  useAnew(stage === 'ready' && view?.due.length !== 0, setView)
  return { stage, ask, ...(view ? { view } : {}) }
}

const againMs = 5000

/** While a period waits for two persons, each sees what the other did. */
function useAnew(isWaiting: boolean, take: (view: StatisticsView) => void) {
  useEffect(() => {
    if (!isWaiting) return
    let isHere = true
    const read = async () => {
      const told = await askStatistics('read', {})
      if (told.ok && isHere) take(told.value)
    }
    const timer = setInterval(() => void read(), againMs)
    return () => {
      isHere = false
      clearInterval(timer)
    }
  }, [isWaiting, take])
}
