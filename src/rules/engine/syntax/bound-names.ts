import type { Expr, Stmt } from './ast.ts';
import { walk } from './walk.ts';

/** The names that statements assign, without what nested functions and classes assign for themselves. */
export function boundNames(body: readonly Stmt[]): ReadonlySet<string> {
  const names = new Set<string>();
  const target = (expr: Expr): void => {
    if (expr.type === 'Name') names.add(expr.id);
    else if (expr.type === 'Tuple' || expr.type === 'List') expr.elts.forEach(target);
    else if (expr.type === 'Starred') target(expr.value);
  };
  walk(body, {
    enter: (node) => {
      if (node.type === 'FunctionDef' || node.type === 'ClassDef') {
        names.add(node.name);
        return false;
      }
      if (node.type === 'Lambda' || node.type === 'Comprehension') return false;
      if (node.type === 'Assign') node.targets.forEach(target);
      else if (node.type === 'AugAssign' || node.type === 'AnnAssign' || node.type === 'For')
        target(node.target);
      else if (node.type === 'NamedExpr') target(node.target);
      else if (node.type === 'With') node.items.forEach((item) => item.target && target(item.target));
      return true;
    },
  });
  return names;
}
