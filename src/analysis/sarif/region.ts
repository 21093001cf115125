import type { Range } from '../../core/finding.ts';
import type { Region } from './input-schema.ts';

/**
 * A SARIF region as a range of the code, inside its lines. A region that gives offsets is counted out; one that gives
 * nothing is the first line.
 *
 * @param codePoints whether columns and offsets count code points instead of UTF-16 units
 */
export function rangeOf(region: Region | undefined, code: string, codePoints: boolean): Range {
  const lines = code.split(/\r\n|\r|\n/);
  if (region?.startLine === undefined && region?.charOffset !== undefined)
    return byOffset(region.charOffset, region.charLength ?? 0, code, codePoints);
  const line = within(region?.startLine ?? 1, lines.length);
  const endLine = Math.max(line, within(region?.endLine ?? line, lines.length));
  const units = (text: string, column: number): number => {
    const asked = Number.isFinite(column) ? Math.max(1, Math.trunc(column)) : 1;
    return Math.min(codePoints ? pointsToUnits(text, asked - 1) : asked - 1, text.length) + 1;
  };
  const [first, last] = [lines[line - 1]!, lines[endLine - 1]!];
  const column = units(first, region?.startColumn ?? 1);
  // Without an end column the region is the rest of the line.
  const endColumn = region?.endColumn === undefined ? last.length + 1 : units(last, region.endColumn);
  return { line, column, endLine, endColumn: endLine === line ? Math.max(column, endColumn) : endColumn };
}

const within = (line: number, count: number): number =>
  Number.isFinite(line) ? Math.min(Math.max(1, Math.trunc(line)), count) : 1;

function byOffset(offset: number, length: number, code: string, codePoints: boolean): Range {
  const unit = (count: number): number => {
    const asked = Number.isFinite(count) ? Math.max(0, Math.trunc(count)) : 0;
    return Math.min(codePoints ? pointsToUnits(code, asked) : asked, code.length);
  };
  const place = (at: number): [line: number, column: number] => {
    const before = code.slice(0, at).split(/\r\n|\r|\n/);
    return [before.length, before.at(-1)!.length + 1];
  };
  const [line, column] = place(unit(offset));
  const [endLine, endColumn] = place(unit(offset + Math.max(0, length)));
  return { line, column, endLine, endColumn };
}

function pointsToUnits(text: string, points: number): number {
  let units = 0;
  let count = 0;
  for (const character of text) {
    if (count++ >= points) break;
    units += character.length;
  }
  return units;
}
