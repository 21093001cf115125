import { matchesName } from '../names/patterns.ts';
import type * as ast from '../syntax/ast.ts';
import type { Value } from '../types.ts';
import { isTable } from '../values/access.ts';
import { comparedAddress } from './addresses.ts';
import { guardSources, lookUp } from './env.ts';
import { comparedInside, contain } from './containment.ts';
import { cleanExpression, isNormalized } from './guards.ts';
import type { Frame } from './machine.ts';

/** What an expression holds now, if it is a variable, or held when it was evaluated. */
export const heldBy = (expr: ast.Expr, frame: Frame): Value | undefined =>
  (expr.type === 'Name' ? lookUp(frame.env, expr.id) : undefined) ?? frame.machine.analysis.values.get(expr);

/** Restricts the state to those in which the comparison has this outcome. */
export function assumeComparison(expr: ast.Compare, outcome: boolean, frame: Frame): void {
  const { rules } = frame.machine.analysis;
  const operands = [expr.left, ...expr.comparators];
  if (expr.ops.length > 1 && !outcome) return;
  expr.ops.forEach((op, i) => {
    const left = operands[i]!;
    const right = operands[i + 1]!;
    const [a, b] = [heldBy(left, frame), heldBy(right, frame)];
    if (!a || !b) return;
    const equal = outcome ? op === '==' || op === 'is' : op === '!=' || op === 'is not' || op === '<>';
    const member = op === (outcome ? 'in' : 'not in');
    if (
      a.constant !== undefined &&
      b.constant !== undefined &&
      (op === '==' || op === '!=') &&
      left.type !== 'Attribute' &&
      right.type !== 'Attribute'
    ) {
      if ((a.constant.value === b.constant.value) !== (outcome === (op === '=='))) frame.env.dead = true;
      return;
    }
    if (b.kind === 'none' && (left.type === 'Call' || left.type === 'Name') && /^(is|==|is not|!=)$/.test(op))
      frame.machine.assume(left, !equal, frame);
    if (left.type === 'Name' && typeof b.constant?.value === 'boolean' && /^(is|==|is not|!=)$/.test(op))
      frame.machine.assume(left, equal === b.constant.value, frame);
    const holds = outcome ? op : (opposite[op] ?? op);
    comparedInside(holds, [left, a], [right, b], frame);
    comparedAddress(holds, [left, a], [right, b], frame);
    if (equal) {
      cleanEqual(left, b, frame);
      cleanEqual(right, a, frame);
      verifiedBy(a, frame);
      verifiedBy(b, frame);
    } else if (member) cleanMember(left, right, b, frame);
    else if (/^[<>]=?$/.test(op)) {
      if (op === '<=' && outcome) cleanMembers(left, b, frame);
      // Python orders numbers with numbers alone.
      if (b.kind === 'int' || b.kind === 'float') cleanExpression(left, rules.accepting('constant'), frame);
      if (a.kind === 'int' || a.kind === 'float') cleanExpression(right, rules.accepting('constant'), frame);
    }
  });
}

/** What holds where a comparison does not. */
const opposite: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  '<>': '==',
  in: 'not in',
  'not in': 'in',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/** All that a set holds is known to lie in a collection: `set(x) <= allowed`. */
export function cleanMembers(set: ast.Expr | undefined, container: Value | undefined, frame: Frame): void {
  const isSet = set?.type === 'Call' && set.func.type === 'Name' && set.func.id === 'set';
  const of = isSet ? set.args[0]?.value : undefined;
  if (of && container) cleanAllOf(of, container, frame);
}

/** All of it is known to lie in a collection. */
export function cleanAllOf(subject: ast.Expr, container: Value, frame: Frame): void {
  const bits = harmlessIn(container, frame) & frame.machine.analysis.rules.accepting('characters');
  cleanExpression(subject, bits, frame);
}

/** The rules for which what lies in a collection is harmless. */
function harmlessIn({ taints }: Value, frame: Frame): bigint {
  const { rules } = frame.machine.analysis;
  // The lists that an object holds are its own.
  return taints
    .filter(({ label }) => label !== 'field')
    .reduce((common, taint) => common & rules.harmless(taint), rules.allBits);
}

/** Equal to something harmless is harmless, for the same rules. */
function cleanEqual(subject: ast.Expr, other: Value, frame: Frame): void {
  const { rules } = frame.machine.analysis;
  if (
    other.taints.length === 0 &&
    other.constant === undefined &&
    other.names.length === 0 &&
    other.parts === undefined &&
    !other.call
  )
    return;
  const harmless = isOwnHost(other)
    ? rules.allBits
    : other.taints.reduce((common, taint) => common & rules.harmless(taint), rules.allBits);
  cleanExpression(subject, harmless & rules.accepting('constant'), frame);
  // Equal to something of another source, it is that.
  const own = subject.type === 'Name' ? lookUp(frame.env, subject.id) : undefined;
  if (subject.type === 'Name' && own && other.taints.length > 0)
    if (
      own.taints.length > 0 &&
      own.taints.some(({ source }) => other.taints.every((each) => each.source !== source))
    )
      frame.env.vars.set(subject.id, { ...other, origin: undefined });
}

/** The host that the request came to: what is on the same is no other site. */
const isOwnHost = ({ names }: Value): boolean =>
  names.length > 0 && names.every((name) => /\.(get_host\(\)|host)$/.test(name));

/** `x in known`: a collection that holds nothing untrusted; a text is none, it has any part of itself in it. */
function cleanMember(left: ast.Expr, right: ast.Expr, container: Value, frame: Frame): void {
  const { rules } = frame.machine.analysis;
  if (
    container.names.some((name) => /(^|\.)Path\.parents$|\.parents$/.test(name)) &&
    right.type === 'Attribute'
  ) {
    const path = frame.latest.get(right.value);
    if (path && isNormalized(path)) contain(right.value, frame);
    return;
  }
  // A piece of a constant text is as harmless as the text; one of a text that was put together may be anything.
  if (
    container.constant === undefined &&
    (container.kind === 'str' || container.kind === 'bytes' || container.parts)
  )
    return;
  cleanExpression(left, harmlessIn(container, frame) & rules.accepting('constant'), frame);
  // `key in KEYS.get(group, ())`: nothing lies in what is not found.
  const [group] = right.type === 'Call' ? right.args : [];
  if (
    group &&
    container.call?.method === 'get' &&
    container.call.receiver &&
    isTable(container.call.receiver)
  )
    cleanExpression(group.value, rules.accepting('constant'), frame);
}

/** What a right signature was made of is as its signer wanted it. */
export function verifiedBy(signature: Value | undefined, frame: Frame): void {
  const bits = frame.machine.analysis.rules.accepting('verified');
  for (let value = signature, i = 0; value?.call && i < 6; value = value.call.receiver, i++)
    if (matchesName(value.call.names, 'hmac.{new,digest,HMAC}'))
      for (const each of value.call.all) guardSources(frame.env, each, bits);
}
