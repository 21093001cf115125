import { locate, type Region } from './locate.ts';
import type { Context } from './rule.ts';
import type { LogicalLine } from './scan.ts';

/**
 * Whether the prompt asks for a definition besides the answered function: it is the task's entry point, the prompt's
 * text calls it by name or by its route, and the prompt does not define it itself.
 *
 * @param route first string of its decorators
 */
export function isAskedFor(name: string, route: string | undefined, { prompt, input }: Context): boolean {
  if (prompt === null || !isName(name) || prompt.parsed.some(({ binds }) => binds.includes(name)))
    return false;
  if (name === input.entryPoint) return true;
  const text = prompt.lines.filter((line) => !line.trimStart().startsWith('@')).join('');
  // `data` may be a plain word; `load_data`, `loadData` and `data(` are names.
  const call = /[_\d]|\p{Ll}\p{Lu}/u.test(name) ? '' : '\\s*\\(';
  if (new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])${call}`, 'u').test(text)) return true;
  return route !== undefined && /^\/\w/.test(route) && mentionsRoute(text, route);
}

/** Safe to look for by a pattern. */
export const isName = (text: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);

function mentionsRoute(text: string, route: string): boolean {
  const at = text.indexOf(route);
  return at !== -1 && !/[\w/]/.test(text[at - 1] ?? '') && !/[\w/{<]/.test(text[at + route.length] ?? '');
}

/** The first string literal in the text of decorators: a route, mostly. */
export const firstString = (text: string): string | undefined => /(['"])(.*?)\1/.exec(text)?.[2];

/** Name and route of the top-level definition that begins at a logical line, decorators first. */
export function headerAt(
  lines: readonly LogicalLine[],
  start: number,
): { name: string; route: string | undefined } | null {
  let decorators = '';
  for (const { kind, text } of lines.slice(start)) {
    if (kind !== 'code') continue;
    const name = /^(?:(?:async\s+)?def|class)\s+([\p{L}_][\p{L}\p{N}_]*)/u.exec(text)?.[1];
    if (name !== undefined) return { name, route: firstString(decorators) };
    if (!text.startsWith('@')) return null;
    decorators += text;
  }
  return null;
}

/** The answered function; with the task's entry point where the prompt only tells of that and it stands behind. */
export function locateAnswered(lines: readonly LogicalLine[], context: Context): Region | null {
  const region = context.path && locate(lines, context.path);
  const { entryPoint } = context.input;
  if (!region || entryPoint === undefined || !isAskedFor(entryPoint, undefined, context)) return region;
  const entry = locate(lines, [entryPoint]);
  return entry === null ? region : { ...region, to: Math.max(region.to, entry.to) };
}
