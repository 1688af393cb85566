/** A button that goes away must not take focus with it to nowhere; what to read next stands in the talk. */
export const focusTalk = () => document.querySelector('main')?.focus({ preventScroll: true })
