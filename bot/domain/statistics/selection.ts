/** Codes by dimension; a dimension that is left out is not restricted. */
export type Selection = Readonly<Record<string, readonly string[]>>

/** That the number of contacts in a selection lies between two bounds, both included. */
export interface Known {
  where: Selection
  low: number
  high: number
}
