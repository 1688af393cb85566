import ts from 'typescript'
import type { SourceFile } from './sourceFiles.ts'

/** Every text of a file of a language by its key; what is nested gets dotted keys. */
export function flat(tree: unknown, path = ''): Map<string, string> {
  if (typeof tree === 'string') return new Map([[path, tree]])
  if (typeof tree !== 'object' || tree === null) return new Map()
  return new Map(Object.entries(tree).flatMap(([name, value]) => [...flat(value, path ? `${path}.${name}` : name)]))
}

/** `{name}` of a text, in the order of the alphabet. */
export const parametersOf = (text: string) =>
  [...new Set([...text.matchAll(/\{\w+\}/g)].map(([found]) => found))].sort()

/** Calls that take the first part of a key and add a code to it. */
const takesGroup = /(^|\.)(word|wordFor|lineKey)$/

export interface KeyUse {
  pattern: RegExp
  where: string
  /** Stands where nothing but a text key can stand. */
  surely: boolean
}

/** What in a program file can be a text key: strings, templates and groups of keys. */
export function keyUses({ path, text }: SourceFile): KeyUse[] {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const uses: KeyUse[] = []
  const visit = (node: ts.Node): void => {
    const key = keyPattern(node)
    const where = `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`
    if (key)
      uses.push({ pattern: new RegExp(`^${key}${isGroup(node) ? '\\..+' : ''}$`), where, surely: isTextKey(node) })
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return uses
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function keyPattern(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return /^[a-zA-Z][\w.]*$/.test(node.text) ? escaped(node.text) : undefined
  if (!ts.isTemplateExpression(node)) return undefined
  // A template that says too little, such as `${group}.${code}`, would make every key look used.
  const fixed = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
  if (fixed.join('').replace(/[^a-zA-Z]/g, '').length < 3 || fixed.some((part) => /[^\w.]/.test(part))) return undefined
  return fixed.map(escaped).join('.+')
}

const isGroup = ({ parent }: ts.Node) => ts.isCallExpression(parent) && takesGroup.test(parent.expression.getText())

/** In the bot: `text: …`, `more: […]`, what is said, and the key handed to `t`. */
function isTextKey(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node && parent.name.getText() === 'text'
  if (ts.isArrayLiteralExpression(parent))
    return ts.isPropertyAssignment(parent.parent) && parent.parent.name.getText() === 'more'
  if (!ts.isCallExpression(parent)) return false
  const [called, at] = [parent.expression.getText(), parent.arguments.indexOf(node as ts.Expression)]
  return (called === 'turn.say' && at === 0) || (/(^|\.)t$/.test(called) && at === 1)
}
