import { useCallback, useEffect, useState } from 'react'
import type { Told } from '../../connection/ask.ts'

const againMs = 5000

/** Asks at once and every few seconds, and whenever `again` is called; keeps what was told last. */
export function useTold<Value>(ask: () => Promise<Told<Value>>) {
  const [told, setTold] = useState<Told<Value>>()
  const again = useCallback(() => void ask().then(setTold), [ask])
  useEffect(() => {
    again()
    const timer = setInterval(again, againMs)
    return () => clearInterval(timer)
  }, [again])
  return { told, again }
}
