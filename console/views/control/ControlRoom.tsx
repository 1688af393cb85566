import type { Role } from '../../../shared/roles.ts'
import '../../styles/control.css'
import { Trail } from '../../trail/Trail.tsx'
import { Board } from './Board.tsx'
import { Flags } from './Flags.tsx'

export function ControlRoom({ role }: { role: Role }) {
  return (
    <>
      <Board />
      {role === 'administrator' ? <Trail /> : <Flags />}
    </>
  )
}
