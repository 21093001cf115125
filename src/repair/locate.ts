import type { LogicalLine } from './scan.ts';
import type { Definition, Parsed } from './syntax.ts';

/** Where a function or class stands; 0-based physical lines, `to` excluded, decorators included. */
export interface Region {
  from: number;
  /** Line of `def` or `class`. */
  header: number;
  /** First line of its body. */
  body: number;
  to: number;
  indent: number;
}

/**
 * The first definition at `path` (`['Server', 'handler']`) in text that need not compile: the definition goes as far as
 * code is indented deeper than its header.
 *
 * @param anywhere take the first name at any depth, not only at the margin
 */
export function locate(
  lines: readonly LogicalLine[],
  path: readonly string[],
  { anywhere = false } = {},
): Region | null {
  let within = { from: 0, to: lines.length, indent: -1 };
  let found: Region | null = null;
  for (const name of path) {
    const header = findHeader(lines, name, within, anywhere);
    if (header === -1) return null;
    const end = endOf(lines, header, within.to);
    found = regionOf(lines, header, end);
    within = { from: header + 1, to: end, indent: lines[header]!.indent };
  }
  return found;
}

function findHeader(
  lines: readonly LogicalLine[],
  name: string,
  within: { from: number; to: number; indent: number },
  anywhere: boolean,
): number {
  // Names are identifiers (see answeredPath in repair.ts): nothing to escape.
  const pattern = new RegExp(`^(?:(?:async\\s+)?def|class)\\s+${name}(?![\\p{L}\\p{N}_])`, 'u');
  for (let i = within.from; i < within.to; i++) {
    const line = lines[i]!;
    if (line.kind !== 'code' || !pattern.test(line.text)) continue;
    if (anywhere || (within.indent < 0 ? line.indent === 0 : line.indent > within.indent)) return i;
  }
  return -1;
}

/** Index of the logical line after the definition's last; comments and blank lines after its last code stay outside. */
function endOf(lines: readonly LogicalLine[], header: number, limit: number): number {
  const { indent } = lines[header]!;
  let end = header + 1;
  for (let i = header + 1; i < limit; i++) {
    const line = lines[i]!;
    if (line.kind === 'blank') continue;
    if (line.indent > indent) end = i + 1;
    else if (line.kind === 'code') break;
  }
  return end;
}

function regionOf(lines: readonly LogicalLine[], header: number, end: number): Region {
  let first = header;
  while (first > 0 && lines[first - 1]!.kind === 'code' && lines[first - 1]!.text.startsWith('@')) first--;
  const { from, to, indent } = lines[header]!;
  return { from: lines[first]!.from, header: from, body: to, to: lines[end - 1]!.to, indent };
}

/** The definition at `path` in parsed code: the first with a body, else the first. */
export function findDefinition(parsed: Parsed, path: readonly string[]): Definition | null {
  let among = parsed.statements.flatMap(({ definition }) => definition ?? []);
  let found: Definition | null = null;
  for (const name of path) {
    const named = among.filter((definition) => definition.name === name);
    found = named.find(({ statements }) => statements > 0) ?? named[0] ?? null;
    among = found?.members ?? [];
  }
  return found;
}
