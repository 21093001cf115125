import type * as ast from './ast.ts';

export interface Visitor {
  /** `false` leaves out what is inside. */
  enter(node: ast.Node): boolean;
}

/** Visits statements and expressions in the order of the text. */
export function walk(nodes: readonly ast.Node[], visitor: Visitor): void {
  for (const node of nodes) if (visitor.enter(node)) walk(childrenOf(node), visitor);
}

const present = <T>(values: readonly (T | null | undefined)[]): T[] =>
  values.filter((value): value is T => value !== null && value !== undefined);

const parameters = (params: readonly ast.Parameter[]): ast.Expr[] =>
  params.flatMap(({ annotation, default: value }) => present([annotation, value]));

/** The statements and expressions directly inside a node. */
export function childrenOf(node: ast.Node): readonly ast.Node[] {
  switch (node.type) {
    case 'Name':
    case 'Constant':
    case 'Str':
    case 'Pass':
    case 'Break':
    case 'Continue':
    case 'Import':
    case 'ImportFrom':
    case 'Global':
    case 'Nonlocal':
      return [];
    case 'FString':
      return node.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.value, ...part.format]));
    case 'Attribute':
    case 'Await':
    case 'Starred':
    case 'Expr':
      return [node.value];
    case 'Subscript':
      return [node.value, node.index];
    case 'Slice':
      return node.parts;
    case 'Call':
      return [node.func, ...node.args.map(({ value }) => value)];
    case 'BinOp':
    case 'BoolOp':
      return [node.left, node.right];
    case 'UnaryOp':
      return [node.operand];
    case 'Compare':
      return [node.left, ...node.comparators];
    case 'IfExp':
      return [node.body, node.test, node.orelse];
    case 'Lambda':
      return [...parameters(node.params), node.body];
    case 'List':
    case 'Tuple':
    case 'Set':
      return node.elts;
    case 'Dict':
      return node.entries.flatMap(({ key, value }) => present([key, value]));
    case 'Comprehension':
      return [
        ...present([node.key]),
        node.value,
        ...node.clauses.flatMap(({ target, iter, ifs }) => [target, iter, ...ifs]),
      ];
    case 'Yield':
    case 'Return':
      return present([node.value]);
    case 'NamedExpr':
      return [node.target, node.value];
    case 'Unknown':
      return node.children;
    case 'FunctionDef':
      return [...node.decorators, ...parameters(node.params), ...present([node.returns]), ...node.body];
    case 'ClassDef':
      return [...node.decorators, ...node.bases.map(({ value }) => value), ...node.body];
    case 'Delete':
      return node.targets;
    case 'Assign':
      return [...node.targets, node.value];
    case 'AugAssign':
      return [node.target, node.value];
    case 'AnnAssign':
      return [node.target, node.annotation, ...present([node.value])];
    case 'For':
      return [node.target, node.iter, ...node.body, ...node.orelse];
    case 'While':
    case 'If':
      return [node.test, ...node.body, ...node.orelse];
    case 'With':
      return [...node.items.flatMap(({ value, target }) => present([value, target])), ...node.body];
    case 'Raise':
      return present([node.value, node.cause]);
    case 'Try':
      return [
        ...node.body,
        ...node.handlers.flatMap(({ exception, body }) => [...present([exception]), ...body]),
        ...node.orelse,
        ...node.finalbody,
      ];
    case 'Assert':
      return present([node.test, node.message]);
    case 'Match':
      return [
        node.subject,
        ...node.cases.flatMap(({ values, guard, body }) => [...values, ...present([guard]), ...body]),
      ];
  }
}
