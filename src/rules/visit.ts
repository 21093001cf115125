import type { Node } from './engine/syntax/ast.ts';
import { childrenOf } from './engine/syntax/walk.ts';
import type { FunctionModel } from './engine/types.ts';

/** Visits every node once, with the function around it. */
export function walkFunctions(
  nodes: readonly Node[],
  functions: ReadonlyMap<object, FunctionModel>,
  visit: (node: Node, fn: FunctionModel | null) => void,
  fn: FunctionModel | null = null,
): void {
  for (const node of nodes) {
    visit(node, fn);
    walkFunctions(childrenOf(node), functions, visit, functions.get(node) ?? fn);
  }
}
