import type { Finding } from '../core/finding.ts';
import type { Comment } from './engine/syntax/ast.ts';
import type { Lines } from './engine/syntax/lines.ts';

/** Comments by which code asks a tool to look away. */
const known =
  /#.*?\b(nosec|noqa|nosemgrep|pylint:\s*disable|type:\s*ignore|codeql\[|lgtm\b|NOSONAR|pragma:\s*allowlist|sallm:\s*ignore)/i;
const own = /#\s*sallm:\s*ignore\[([\w\s,-]+)\]/;

export interface Suppressions {
  readonly count: number;
  /** Whether a `# sallm: ignore[rule]` on one of a finding's lines names its rule. */
  covers(finding: Finding): boolean;
}

export function suppressionsIn(comments: readonly Comment[], lines: Lines): Suppressions {
  const byLine = new Map<number, Set<string>>();
  let count = 0;
  for (const { text, start } of comments) {
    if (known.test(text)) count++;
    const rules = own.exec(text)?.[1];
    if (rules === undefined) continue;
    const line = lines.lineOf(start);
    byLine.set(line, new Set([...(byLine.get(line) ?? []), ...rules.split(',').map((rule) => rule.trim())]));
  }
  return {
    count,
    covers: ({ rule, range }) => {
      for (let line = range.line; line <= range.endLine; line++) if (byLine.get(line)?.has(rule)) return true;
      return false;
    },
  };
}
