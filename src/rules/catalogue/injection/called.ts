import { walk } from '../../engine/syntax/walk.ts';
import type { Expr, Node } from '../../engine/syntax/ast.ts';
import type { SinkHit } from '../../rule.ts';

/** Whether what an expression gives is called: at once, or through a variable of the same function. */
export function isCalled(expr: Expr, { function: fn, context }: SinkHit): boolean {
  const body: readonly Node[] = fn
    ? fn.node.type === 'Lambda'
      ? [fn.node.body]
      : fn.node.body
    : context.module.ast.body;
  const names = new Set<string>();
  let called = false;
  const holds = (value: Expr): boolean =>
    value === expr ||
    (value.type === 'IfExp' && (holds(value.body) || holds(value.orelse))) ||
    (value.type === 'BoolOp' && (holds(value.left) || holds(value.right)));
  walk(body, {
    enter(node) {
      if (node.type === 'Assign' && holds(node.value))
        for (const target of node.targets) if (target.type === 'Name') names.add(target.id);
      if (node.type === 'NamedExpr' && holds(node.value)) names.add(node.target.id);
      if (
        node.type === 'Call' &&
        (holds(node.func) || (node.func.type === 'Name' && names.has(node.func.id)))
      )
        called = true;
      return !called;
    },
  });
  return called;
}
