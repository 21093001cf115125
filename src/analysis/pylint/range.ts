import type { Range } from '../../core/finding.ts';

/** As Pylint prints it: lines from 1, columns from 0, no end where a checker names none. */
export type PylintPlace = [line: number, column: number, endLine: number | null, endColumn: number | null];

/**
 * Pylint's place as a range of ours. Messages about nodes have an end and count UTF-8 bytes, those about tokens have none
 * and count characters. A syntax error's column comes from the parser, which counts from 1.
 */
export function rangeOf(
  [line, column, endLine, endColumn]: PylintPlace,
  lines: readonly string[],
  syntaxError: boolean,
): Range {
  const first = clamp(line, 1, lines.length);
  const text = lines[first - 1] ?? '';
  if (endLine === null || endColumn === null) {
    const at = unitsOfCharacters(text, syntaxError ? column - 1 : column) + 1;
    return { line: first, column: at, endLine: first, endColumn: at };
  }
  const last = clamp(endLine, first, lines.length);
  const from = unitsOfBytes(text, column) + 1;
  const to = unitsOfBytes(lines[last - 1] ?? '', endColumn) + 1;
  return { line: first, column: from, endLine: last, endColumn: last === first ? Math.max(from, to) : to };
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

function unitsOfBytes(text: string, bytes: number): number {
  if (bytes <= 0) return 0;
  if (isAscii(text)) return Math.min(bytes, text.length);
  return Buffer.from(text).subarray(0, bytes).toString().length;
}

function unitsOfCharacters(text: string, characters: number): number {
  if (characters <= 0) return 0;
  if (isAscii(text)) return Math.min(characters, text.length);
  return [...text].slice(0, characters).join('').length;
}
