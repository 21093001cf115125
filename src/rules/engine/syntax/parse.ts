import type { Comment, Module } from './ast.ts';
import { Statements } from './statements.ts';
import { parseTree, type Raw } from './tree.ts';

/**
 * The module that a text is. Never throws on any text: what is no Python is an `error` beside what could be read.
 * Python 2's `print` and `exec` statements are read as calls.
 *
 * @param deadline on the clock of `performance.now()`
 * @returns `null` when the deadline passed
 */
export function parseModule(text: string, deadline: number): Module | null {
  // A lone carriage return ends a line in Python; tree-sitter counts on \n.
  const parsed = parseTree(text.replace(/\r(?!\n)/g, '\n'), deadline);
  if ('failure' in parsed) {
    if (parsed.failure === 'out of time') return null;
    return { body: [], comments: [], error: { at: 0, message: parsed.failure } };
  }
  const { root, hasError } = parsed;
  return {
    body: new Statements(text).block(root),
    comments: commentsOf(root, text),
    error: hasError ? { at: firstError(root), message: 'invalid syntax' } : null,
  };
}

function commentsOf(root: Raw, text: string): Comment[] {
  const comments: Comment[] = [];
  const open = [root];
  for (let raw = open.pop(); raw !== undefined; raw = open.pop()) {
    if (raw.type === 'comment')
      comments.push({ start: raw.start, end: raw.end, text: text.slice(raw.start, raw.end) });
    open.push(...raw.children);
  }
  return comments.sort((a, b) => a.start - b.start);
}

function firstError(root: Raw): number {
  let first = root.end;
  const open = [root];
  for (let raw = open.pop(); raw !== undefined; raw = open.pop()) {
    if (raw.type === 'ERROR' || raw.missing) first = Math.min(first, raw.start);
    open.push(...raw.children);
  }
  return first;
}
