import type { Expr } from '../syntax/ast.ts';

/** The key under which an environment knows an expression: `x`, `self.path`, `d["key"]`; `null` for all else. */
export function pathOf(expr: Expr): string | null {
  if (expr.type === 'Name') return expr.id;
  if (expr.type === 'Attribute') {
    const owner = pathOf(expr.value);
    return owner && `${owner}.${expr.attr}`;
  }
  if (expr.type === 'Subscript') {
    const { index } = expr;
    const key =
      index.type === 'Str'
        ? JSON.stringify(index.value)
        : index.type === 'Constant'
          ? String(index.value)
          : null;
    const owner = key === null ? null : pathOf(expr.value);
    return owner && `${owner}[${key}]`;
  }
  return null;
}
