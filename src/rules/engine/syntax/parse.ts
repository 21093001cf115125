import type { Module } from './ast.ts';
import { Statements } from './statements.ts';
import { parseTree } from './tree.ts';

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
  return {
    body: new Statements(text).block(parsed.root),
    comments: parsed.comments.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
    error: parsed.errorAt === null ? null : { at: parsed.errorAt, message: 'invalid syntax' },
  };
}
