import '../withoutEval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../../shared/tokens.css'
import '../styles/base.css'
import '../styles/controls.css'
import '../styles/dial.css'
import { Dial } from './Dial.tsx'

const $dial = document.getElementById('dial')
if ($dial)
  createRoot($dial).render(
    <StrictMode>
      <Dial />
    </StrictMode>,
  )
