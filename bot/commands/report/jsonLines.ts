/** Every value of a file of JSON lines, or a problem that names its line. Empty lines are skipped. */
export function readLines<Value>(text: string, read: (json: unknown) => Value | { problem: string }) {
  const values: Value[] = []
  const problems: string[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const value = readLine(line, read)
    if (typeof value === 'object' && value !== null && 'problem' in value) {
      problems.push(`line ${index + 1}: ${value.problem}`)
    } else values.push(value)
  }
  return { values, problems }
}

function readLine<Value>(line: string, read: (json: unknown) => Value | { problem: string }) {
  try {
    return read(JSON.parse(line))
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: 'is not JSON' }
    throw error
  }
}
