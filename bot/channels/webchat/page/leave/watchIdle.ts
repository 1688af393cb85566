import { createIdle, type IdleParts } from './idle.ts'

const touches = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'input'] as const

/** While the page is covered no touch counts: what shows it again is a choice, and `touched` is called for it. */
export function watchIdle(parts: IdleParts & { isCovered(): boolean }) {
  const idle = createIdle(parts)
  for (const touch of touches)
    addEventListener(touch, () => !parts.isCovered() && idle.touched(), { passive: true, capture: true })
  addEventListener('visibilitychange', idle.look)
  addEventListener('focus', idle.look)
  return idle
}
