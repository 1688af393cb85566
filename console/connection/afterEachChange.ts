/** Runs after the change that asked for it, once however many changes came. */
export function afterEachChange(run: () => void) {
  let due = false
  return () => {
    if (due) return
    due = true
    queueMicrotask(() => {
      due = false
      run()
    })
  }
}
