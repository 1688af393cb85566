import type { Role } from '../../../shared/roles.ts'
import '../../styles/control.css'
import { Board } from './Board.tsx'
import { Flags } from './Flags.tsx'
import { Trail } from './Trail.tsx'

export function ControlRoom({ role }: { role: Role }) {
  return (
    <>
      <Board />
      {role === 'administrator' ? <Trail /> : <Flags />}
    </>
  )
}
