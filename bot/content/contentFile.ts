import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Language } from '../../shared/languages.ts'
import { problemWords, type Values } from './problemWords.ts'

export type Path = readonly (string | number)[]

/** Something an editor should mend, at the place where it stands. */
export interface Problem {
  file: string
  /** From 1. */
  line: number
  path: Path
  code: string
  values: Values
  message: string
}

/** One file of `locales/<language>/` with the places of what is in it. */
export interface ContentFile {
  language: Language
  name: string
  value: unknown
  /** What is wrong with the file as JSON; its value is then of no use. */
  problems: Problem[]
  problemAt(path: Path, code: string, values?: Values): Problem
}

export function readContentFile(language: Language, name: string, text: string): ContentFile {
  const file = `locales/${language}/${name}.json`
  const errors: ParseError[] = []
  const tree = parseTree(text, errors)
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  const value: unknown = errors.length === 0 ? JSON.parse(text) : undefined
  const problem = (offset: number, path: Path, code: string, values: Values = {}): Problem => ({
    file,
    line: lineAt(offset),
    path,
    code,
    values,
    message: problemWords(code, values),
  })
  return {
    language,
    name,
    value,
    problems: errors.map(({ error, offset }) => problem(offset, [], 'notJson', { error: printParseErrorCode(error) })),
    problemAt: (path, code, values) => problem(tree ? nearest(tree, path).offset : 0, path, code, values),
  }
}

/** What is missing is told at the place where it should stand. */
function nearest(tree: Node, path: Path): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length))
    if (node) return node
  }
  return tree
}
