import { Component, type ReactNode } from 'react'

interface GuardProps {
  /** What stands there once it is broken. */
  instead: ReactNode
  children: ReactNode
}

/** What breaks, or cannot be fetched, takes nothing with it: without this React would empty the page, and silence its alarm. */
export class Guard extends Component<GuardProps, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError = () => ({ broken: true })
  override render() {
    return this.state.broken ? this.props.instead : this.props.children
  }
}
