import type { CallInfo } from '../types.ts';
import { unknownValue } from '../values/value.ts';

type Known = Omit<CallInfo, 'arg' | 'argNode' | 'all' | 'result'>;

/** A call that is about to be executed; `result` is set afterwards. */
export function makeCall(known: Known): CallInfo & { result: CallInfo['result'] } {
  return {
    ...known,
    result: unknownValue,
    arg(...where) {
      for (const each of where) {
        const found = typeof each === 'number' ? known.positional[each] : known.keywords.get(each);
        if (found) return found;
      }
      return known.open ? (known.rest ?? unknownValue) : undefined;
    },
    argNode(...where) {
      for (const each of where) {
        const found = typeof each === 'number' ? known.positionalNodes[each] : known.keywordNodes.get(each);
        if (found) return found;
      }
      return known.node;
    },
    get all() {
      return [...known.positional, ...known.keywords.values(), ...(known.rest ? [known.rest] : [])];
    },
  };
}
