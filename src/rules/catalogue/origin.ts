import type { Span } from '../engine/syntax/ast.ts';
import type { Taint } from '../engine/types.ts';

/** The place where untrusted data begins. */
export function originOf({ step }: Taint): Span {
  let first = step;
  while (first.before) first = first.before;
  return first.at;
}

/** The text at which it begins, and what stands behind it on the same line: `request.headers.get("Host")`. */
export function originText(taint: Taint, text: string): string {
  const { start, end } = originOf(taint);
  const line = text.indexOf('\n', end);
  return text.slice(start, Math.min(line < 0 ? text.length : line, end + 80));
}
