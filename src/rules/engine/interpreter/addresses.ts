import { marks, addressMarks } from '../marks.ts';
import type { Expr } from '../syntax/ast.ts';
import type { CallInfo, Value } from '../types.ts';
import { textOf } from '../values/value.ts';
import { cleanExpression } from './guards.ts';
import type { Frame } from './machine.ts';

/** What it says of an address that it begins like this. */
function beginning(prefix: string | undefined): bigint {
  if (prefix === undefined) return 0n;
  // A path, or a whole host with the slash behind it.
  if (/^\/[^/\\]|^https?:\/\/[^/?#@\\]+\//i.test(prefix)) return addressMarks;
  return prefix === '/' ? marks.slash : 0n;
}

/** What it says of an address that it does not begin like this, or that this is nowhere in it. */
function without(prefix: string | undefined): bigint {
  if (prefix === '//') return marks.oneSlash;
  return prefix === '\\' || prefix === '/\\' ? marks.noBackslash : 0n;
}

/** What the outcome of `x.startswith("/")` says of an address. */
export function assumeAddress(call: CallInfo, outcome: boolean, frame: Frame): void {
  const { method, receiverNode, positional } = call;
  if (method !== 'startswith' || !receiverNode) return;
  const prefixes = (positional[0]?.items ?? positional.slice(0, 1)).map(textOf);
  const bits = outcome
    ? prefixes.map(beginning).reduce((common, each) => common & each, addressMarks)
    : prefixes.map(without).reduce((all, each) => all | each, 0n);
  cleanExpression(receiverNode, prefixes.length === 0 ? 0n : bits, frame);
}

/** What a comparison that holds says: `x[0] == "/"`, `x[1] not in "/\\"`, `"//" not in x`. */
export function comparedAddress(
  op: string,
  [left, a]: readonly [Expr, Value],
  [right, b]: readonly [Expr, Value],
  frame: Frame,
): void {
  if (op === 'not in') cleanExpression(right, without(textOf(a)), frame);
  if (left.type !== 'Subscript') return;
  const at = places[frame.machine.analysis.text.slice(left.index.start, left.index.end).replace(/\s/g, '')];
  const text = textOf(b);
  if (at === undefined || text === undefined) return;
  let bits = 0n;
  if (at === 'first' && op === '==' && text === '/') bits = marks.slash;
  else if (at === 'second' && (op === '!=' || op === 'not in'))
    bits = (text.includes('/') ? marks.oneSlash : 0n) | (text.includes('\\') ? marks.noBackslash : 0n);
  else if (at === 'both' && op === '!=') bits = without(text);
  cleanExpression(left.value, bits, frame);
}

/** The first or second character, or both: `x[0]`, `x[:1]`, `x[1:2]`, `x[:2]`. */
const places: Readonly<Record<string, 'first' | 'second' | 'both'>> = {
  '0': 'first',
  ':1': 'first',
  '0:1': 'first',
  '1': 'second',
  '1:2': 'second',
  ':2': 'both',
  '0:2': 'both',
};

/** What a match of a pattern says of an address: `^/(?![/\\])`, `^/\w`. */
export function matchedAddress(pattern: string, how: string, subject: Expr | undefined, frame: Frame): void {
  const anchored = how === 'search' ? /^(\^|\\A)/.test(pattern) : true;
  const rest = pattern.replace(/^(\^|\\A)/, '');
  if (/^https?\??:\\?\/\\?\/(\\\.|[\w-]|\[[\w-]+\][+*]?)+\\?\//.test(rest) && anchored && subject)
    cleanExpression(subject, addressMarks, frame);
  const [, next = ''] = /^\\?\/(.*)$/s.exec(rest) ?? [];
  if (!anchored || !subject || next === '') return;
  const refused = /^\(\?!(\[[^\]]*\]|\\?\/)\)/.exec(next)?.[1] ?? /^\[\^[^\]]*\](?![*?])/.exec(next)?.[0];
  if (refused !== undefined) {
    const bits =
      (refused.includes('/') ? marks.oneSlash : 0n) | (refused.includes('\\\\') ? marks.noBackslash : 0n);
    cleanExpression(subject, marks.slash | bits, frame);
  } else if (/^(\\w|\w|\[[\w-]+\])(?![*?{])/.test(next)) cleanExpression(subject, addressMarks, frame);
}
