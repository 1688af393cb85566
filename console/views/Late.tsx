import { type ReactNode, Suspense } from 'react'
import { Failed } from './Failed.tsx'
import { Guard } from './Guard.tsx'
import { useConsole } from './useConsole.ts'

/** Around what a dialog fetches when it is first opened. */
export function Late({ children }: { children: ReactNode }) {
  const { words } = useConsole()
  return (
    <Guard instead={<Failed what="part" />}>
      <Suspense fallback={<p role="status">{words.t('loading')}</p>}>{children}</Suspense>
    </Guard>
  )
}
