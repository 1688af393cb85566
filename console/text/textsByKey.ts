/** Every place in a file of texts, with dots between the names. */
export type Path<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string]

interface Tree {
  readonly [name: string]: string | Tree
}

/** Every text by its place, as `menu.signOut`. */
export function textsByKey(tree: Tree, path = ''): Map<string, string> {
  const leaves = Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [[path + name, value] as const] : [...textsByKey(value, `${path}${name}.`)],
  )
  return new Map(leaves)
}
