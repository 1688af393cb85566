import type { FourEyesBoard, FourEyesReason } from '../../shared/fourEyes.ts'
import { ask } from './ask.ts'

export interface Asking {
  kind: string
  about: string
  why: FourEyesReason
  reference: string
  proof: string
}

export const askBoard = () => ask<FourEyesBoard>('GET', '/four-eyes')
export const askFor = (asking: Asking) => ask<{ id: string }>('POST', '/four-eyes', asking)
export const approve = (id: string, proof: string) => ask<undefined>('POST', `/four-eyes/${id}/approve`, { proof })
/** What it gives depends on what was asked for. */
export const takeApproved = (id: string) => ask<unknown>('POST', `/four-eyes/${id}/use`, {})
