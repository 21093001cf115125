import type { ArgumentRef } from '../../rule.ts';
import { allMarks } from '../marks.ts';
import type { Expr } from '../syntax/ast.ts';
import type { CallInfo, Taint, Value } from '../types.ts';
import { cleaned } from '../values/taints.ts';
import { guardSources, lookUp, lookUpPath, refinePath } from './env.ts';
import type { Frame } from './machine.ts';
import { pathOf } from './paths.ts';

/** Methods whose result says as much of the text as the text itself. */
const transparent = new Set(['strip', 'lower', 'upper', 'casefold', 'lstrip', 'rstrip']);

/** The expression that a check of `expr` is really about: `x` of `x.lower()`, `str(x)`, `(y := x)`. */
export function checked(expr: Expr): Expr {
  if (expr.type === 'NamedExpr') return expr.target;
  if (expr.type === 'Await') return checked(expr.value);
  if (expr.type !== 'Call') return expr;
  const { func, args } = expr;
  if (func.type === 'Attribute' && transparent.has(func.attr)) return checked(func.value);
  const [first] = args;
  if (func.type === 'Name' && func.id === 'str' && first && args.length === 1) return checked(first.value);
  return expr;
}

/** From here on, what the expression holds is harmless for the rules of these bits. */
export function cleanExpression(expr: Expr, bits: bigint, frame: Frame): void {
  if (bits === 0n) return;
  const subject = checked(expr);
  const { analysis } = frame.machine;
  const path = pathOf(subject);
  const known = path === null ? undefined : (lookUp(frame.env, path) ?? lookUpPath(frame.env, path));
  const value = known ?? analysis.values.get(subject);
  if (!value || value.taints.length === 0) return;
  const whole = value.origin !== undefined && value.taints.every(({ source }) => source === value.origin);
  // What an address begins with, or leads to on its host, says nothing of the host.
  const isAside =
    subject.type === 'Attribute' && /^(scheme|port|path|query|fragment|params)$/.test(subject.attr);
  guardSources(frame.env, value, whole ? bits : isAside ? 0n : bits & analysis.rules.derivedBits);
  if (path === null) return;
  const harmless = cleaned(value, bits);
  if (subject.type === 'Name') frame.env.vars.set(path, harmless);
  else refinePath(frame.env, path, harmless);
}

/** The bits that all of these have been found harmless for, and what is known of all of them. */
export const knownOfAll = (taints: readonly Taint[], frame: Frame): bigint =>
  taints.reduce((common, { clean }) => common & clean, frame.machine.analysis.rules.allBits | allMarks);

/** What `repr` gives, in a format. */
export function represented(value: Value, frame: Frame): Value {
  let result = value;
  for (const { bit, when } of frame.machine.analysis.rules.sanitizers.find(['repr']))
    if (!when) result = cleaned(result, bit);
  return result;
}

/** What rules say of the outcome of a call: `returns` for one that has not raised. */
export function applyGuards(call: CallInfo, outcome: boolean | 'returns', frame: Frame): void {
  for (const { bit, guard } of frame.machine.analysis.rules.guards.find(call.names)) {
    if (guard.outcome !== outcome || (guard.when && !guard.when(call))) continue;
    for (const node of nodesAt(call, guard.arg ?? 0)) cleanExpression(node, bit, frame);
  }
}

function nodesAt(call: CallInfo, ref: ArgumentRef): readonly Expr[] {
  if (ref === 'receiver') return call.receiverNode ? [call.receiverNode] : [];
  if (ref === 'any') return [...call.positionalNodes, ...call.keywordNodes.values()];
  const node = call.argNode(...(typeof ref === 'object' ? ref : [ref]));
  return node === call.node ? [] : [node];
}

/** Whether a path has been made absolute and freed of `..` on its way here. */
export function isNormalized(value: Value, depth = 0): boolean {
  const { call, ways } = value;
  if (depth > 6) return false;
  if (!call) return ways !== undefined && ways.every((way) => isNormalized(way, depth + 1));
  if (call.names.some((name) => /(^|\.)(realpath|abspath|normpath|resolve|safe_join)$/.test(name)))
    return true;
  const passes = call.names.some((name) =>
    /^(str|os\.fspath|os\.path\.(join|normcase|dirname)|pathlib\.(Pure)?Path|.*\.(as_posix|absolute|strip|rstrip|lower|replace|joinpath))$/.test(
      name,
    ),
  );
  const inner = call.positional[0] ?? call.receiver;
  return passes && inner !== undefined && isNormalized(inner, depth + 1);
}
