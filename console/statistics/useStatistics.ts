import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import type { fromStatistics, StatisticsAsk, StatisticsView } from '../../shared/statistics/statisticsWire.ts'
import { askStatistics } from './ask.ts'

export type Stage = 'reading' | 'ready' | 'working' | 'failed' | 'refused'

export interface Statistics {
  stage: Stage
  view?: StatisticsView
  /** Asks, and shows what came of it. */
  ask<A extends StatisticsAsk>(name: A, payload: z.input<(typeof fromStatistics)[A]>): Promise<void>
}

/** The page as the server last gave it. */
export function useStatistics(): Statistics {
  const [stage, setStage] = useState<Stage>('reading')
  const [view, setView] = useState<StatisticsView>()
  const ask = useCallback<Statistics['ask']>(async (name, payload) => {
    setStage(name === 'read' ? 'reading' : 'working')
    const asked = await askStatistics(name, payload)
    if (asked.ok) setView(asked.view)
    setStage(asked.ok ? 'ready' : name === 'read' ? 'failed' : 'refused')
  }, [])
  useEffect(() => void ask('read', {}), [ask])
  return { stage, ask, ...(view ? { view } : {}) }
}
