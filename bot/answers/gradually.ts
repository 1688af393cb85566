/** What takes long to make: in small steps beforehand, or at once where it is asked for before they are done. */
export interface Gradual<Value> {
  (): Value
  steps(): Generator<void>
}

export function gradually<Value extends object>(make: () => Generator<void, Value>): Gradual<Value> {
  let making: Generator<void, Value> | undefined
  let made: Value | undefined
  function step() {
    making ??= make()
    const { done, value } = making.next()
    if (!done) return
    made = value
    making = undefined
  }
  function now(): Value {
    while (!made) step()
    return made
  }
  function* steps() {
    while (!made) {
      step()
      yield
    }
  }
  return Object.assign(now, { steps })
}

/** Everything at once. */
export function whole<Value>(making: Generator<void, Value>): Value {
  let step = making.next()
  while (!step.done) step = making.next()
  return step.value
}

/** Each of a list by itself, with a pause after so many. */
export function* each<From, To>(
  list: readonly From[],
  make: (one: From) => To,
  atATime: number,
): Generator<void, To[]> {
  const made: To[] = []
  for (const one of list) {
    made.push(make(one))
    if (made.length % atATime === 0) yield
  }
  return made
}
