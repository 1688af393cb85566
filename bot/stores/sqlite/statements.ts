import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

export function prepareAll<Name extends string>(database: DatabaseSync, sql: Record<Name, string>) {
  const prepared = Object.entries<string>(sql).map(([name, text]) => [name, database.prepare(text)])
  return Object.fromEntries(prepared) as Record<Name, StatementSync>
}

/** Rows of our own tables, whose types stand in the schema and not in the program. */
export function rowsOf<Row>(statement: StatementSync, ...values: SQLInputValue[]): Row[] {
  return statement.all(...values) as unknown as Row[]
}
