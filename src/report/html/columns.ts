/** The distinct values of a column, and for each row which one it has. */
export interface Column<T> {
  values: T[];
  at: number[];
}

/** Values that are many times the same, each once; two are the same when their JSON is. */
export function columnOf<Row, T>(rows: readonly Row[], valueOf: (row: Row) => T): Column<T> {
  const values: T[] = [];
  const known = new Map<string, number>();
  const at = rows.map((row) => {
    const value = valueOf(row);
    const key = JSON.stringify(value);
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, values.length);
    return values.push(value) - 1;
  });
  return { values, at };
}
