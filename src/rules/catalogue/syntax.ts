import type { Node } from '../engine/syntax/ast.ts';
import { calleeName } from '../engine/syntax/callee.ts';
import { walk } from '../engine/syntax/walk.ts';

/** Whether any of the nodes, or a node inside of one, is so. */
export function some(nodes: readonly Node[], test: (node: Node) => boolean): boolean {
  let found = false;
  walk(nodes, {
    enter: (node) => {
      found ||= test(node);
      return !found;
    },
  });
  return found;
}

/** What a call calls, by its last name; empty for what is no call. */
export const calledName = (node: Node): string => (node.type === 'Call' ? calleeName(node.func) : '');
