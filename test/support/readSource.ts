import { posix } from 'node:path'
import ts from 'typescript'
import type { SourceFile } from './sourceFiles.ts'

export interface Import {
  /** A package as it is written, or a file of ours from the root of the project. */
  target: string
  isOurs: boolean
  typesOnly: boolean
  line: number
}

export interface Source {
  path: string
  imports: Import[]
  /** Reaches for the world outside, for example `Date.now` or `process.env`. */
  reaches: { what: string; line: number }[]
  /** Lines of default exports. */
  defaultExports: number[]
}

/** What a program file imports and touches, read from its syntax. */
export function readSource({ path, text }: SourceFile): Source {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const source: Source = { path, imports: [], reaches: [], defaultExports: [] }
  const visit = (node: ts.Node): void => {
    const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
    const found = importOf(node)
    if (found) source.imports.push({ ...targetOf(path, found.from), typesOnly: found.typesOnly, line })
    const what = reachOf(node)
    if (what) source.reaches.push({ what, line })
    if (isDefaultExport(node)) source.defaultExports.push(line)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return source
}

function targetOf(path: string, from: string) {
  const isOurs = from.startsWith('.')
  return { isOurs, target: isOurs ? posix.join(posix.dirname(path), from.replace(/\?.*$/, '')) : from }
}

function importOf(node: ts.Node): { from: string; typesOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node))
    return { from: textOf(node.moduleSpecifier), typesOnly: hasOnlyTypes(node.importClause) }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return { from: textOf(node.moduleSpecifier), typesOnly: exportsOnlyTypes(node) }
  if (ts.isImportTypeNode(node))
    return { from: textOf(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node), typesOnly: true }
  if (ts.isExternalModuleReference(node)) return { from: textOf(node.expression), typesOnly: false }
  if (ts.isCallExpression(node) && isLoading(node.expression))
    return { from: textOf(node.arguments[0]), typesOnly: false }
  return undefined
}

/** A program is never loaded by a computed name, except where a rule says so. */
const textOf = (node: ts.Node | undefined) => (node && ts.isStringLiteralLike(node) ? node.text : 'computed:')

const isLoading = (called: ts.Expression) =>
  called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require')

function hasOnlyTypes(clause: ts.ImportClause | undefined) {
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const named = clause.namedBindings
  return !clause.name && named !== undefined && ts.isNamedImports(named) && allTypes(named.elements)
}

const exportsOnlyTypes = ({ isTypeOnly, exportClause }: ts.ExportDeclaration) =>
  isTypeOnly || (exportClause !== undefined && ts.isNamedExports(exportClause) && allTypes(exportClause.elements))

const allTypes = (elements: ts.NodeArray<ts.ImportSpecifier | ts.ExportSpecifier>) =>
  elements.length > 0 && elements.every(({ isTypeOnly }) => isTypeOnly)

const globals = [
  'process',
  'console',
  'globalThis',
  'global',
  'fetch',
  'crypto',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'Temporal',
]
/** What is safe of a global that also has something unsafe. */
const pureMembers: Record<string, (member: string) => boolean> = {
  Date: (member) => member === 'UTC' || member === 'parse',
  Math: (member) => member !== 'random',
}

/** A global that is not a function of its arguments: the clock, chance, the process, the network. */
function reachOf(node: ts.Node): string | undefined {
  if (!ts.isIdentifier(node) || isOnlyAName(node)) return undefined
  const { text, parent } = node
  const member = ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : undefined
  if (globals.includes(text)) return member ? `${text}.${member}` : text
  const isPure = pureMembers[text]
  if (!isPure || (member && isPure(member)) || (text === 'Date' && isGivenDate(parent))) return undefined
  return member ? `${text}.${member}` : text
}

const isGivenDate = (parent: ts.Node) => ts.isNewExpression(parent) && (parent.arguments?.length ?? 0) > 0

/** `options.console`, `{ process: … }` and types are not the global. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node
  if (ts.isBindingElement(parent)) return parent.propertyName === node
  return (
    ts.isTypeNode(parent) || ts.isQualifiedName(parent) || ts.isTypeElement(parent) || ts.isMethodDeclaration(parent)
  )
}

const isDefaultExport = (node: ts.Node) =>
  (ts.isExportAssignment(node) && !node.isExportEquals) ||
  (ts.isExportSpecifier(node) && node.name.text === 'default') ||
  (ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword))
