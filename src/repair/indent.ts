import { indentOf, scan } from './scan.ts';

/**
 * Moves lines by whole columns; the inside of multi-line strings stays as it is, a line never moves past the margin.
 *
 * @param by columns, negative to the left
 * @param range only these 0-based lines; all by default
 */
export function indentLines(
  lines: readonly string[],
  by: number,
  { from = 0, to = lines.length } = {},
): string[] {
  if (by === 0) return [...lines];
  const inString = new Set(scan(lines).flatMap((line) => line.inString));
  return lines.map((line, i) => {
    if (i < from || i >= to || inString.has(i) || line.trim() === '') return line;
    const bare = line.replace(/^[ \t]*/, '');
    return ' '.repeat(Math.max(0, indentOf(line) + by)) + bare;
  });
}
