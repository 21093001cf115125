import type * as ast from '../syntax/ast.ts';
import type { Value } from '../types.ts';
import { truthy } from '../values/access.ts';
import { join } from '../values/join.ts';
import { cleaned, taintsOf } from '../values/taints.ts';
import { constantOf, unknownValue, valueOf } from '../values/value.ts';
import { evaluateAttribute, evaluateSubscript } from './attributes.ts';
import { evaluateCall } from './call.ts';
import { evaluateComprehension, evaluateDict, evaluateList } from './displays.ts';
import { copyEnv, joinEnvs } from './env.ts';
import { represented } from './guards.ts';
import type { Frame } from './machine.ts';
import { evaluateName, tellingOf } from './names.ts';
import { binary, formatted } from './operators.ts';
import { checkReturn } from './sinks.ts';

/** The value of an expression in the frame's state; calls and walrus change the state. */
export function evaluate(expr: ast.Expr, frame: Frame): Value {
  const { analysis } = frame.machine;
  analysis.tick();
  const value = evaluateKind(expr, frame);
  analysis.remember(expr, value);
  return value;
}

function evaluateKind(expr: ast.Expr, frame: Frame): Value {
  const { machine } = frame;
  const { analysis } = machine;
  const of = (each: ast.Expr): Value => machine.evaluate(each, frame);
  switch (expr.type) {
    case 'Name':
      return evaluateName(expr, frame);
    case 'Constant':
      return expr.value === undefined ? unknownValue : constantOf(expr.value);
    case 'Str':
      return constantOf(expr.value, expr.bytes);
    case 'FString': {
      const pieces = expr.parts.map((part) => {
        if (typeof part === 'string') return constantOf(part);
        part.format.forEach(of);
        const value = tellingOf(part.value, of(part.value), frame);
        if (
          /^[^:}'"]*:[^{}]*[bcdeEfFgGnoxX%]\}/.test(analysis.text.slice(part.value.end, part.value.end + 24))
        )
          return valueOf({ kind: 'str' });
        return part.conversion === 'r' || part.conversion === 'a' ? represented(value, frame) : value;
      });
      return formatted(pieces);
    }
    case 'Attribute':
      return evaluateAttribute(expr, frame);
    case 'Subscript':
      return evaluateSubscript(expr, frame);
    case 'Slice': {
      expr.parts.forEach(of);
      return unknownValue;
    }
    case 'Call':
      return evaluateCall(expr, frame);
    case 'BinOp':
      return evaluateSpine(expr, frame);
    case 'UnaryOp': {
      const operand = of(expr.operand);
      if (expr.op === 'not') return valueOf({ kind: 'bool', test: { expr }, constant: negated(operand) });
      const number = operand.constant?.value;
      if (expr.op === '-' && typeof number === 'number') return constantOf(-number);
      return valueOf({ taints: operand.taints, kind: operand.kind });
    }
    case 'BoolOp': {
      const left = of(expr.left);
      const before = frame.env;
      frame.env = copyEnv(before);
      machine.assume(expr.left, expr.op === 'and', frame);
      const right = frame.env.dead ? null : of(expr.right);
      const after = frame.env;
      frame.env = before;
      machine.assume(expr.left, expr.op !== 'and', frame);
      frame.env = joinEnvs(frame.env.dead ? before : frame.env, after);
      // What guards left out on one way comes back where the ways meet.
      frame.env.dead = before.dead;
      const value = right === null ? left : expr.op === 'or' ? joinOr(left, right) : joinAnd(left, right);
      return { ...value, test: { expr } };
    }
    case 'Compare':
      of(expr.left);
      expr.comparators.forEach(of);
      return valueOf({ kind: 'bool', test: { expr }, constant: comparison(expr, frame) });
    case 'IfExp': {
      of(expr.test);
      const before = frame.env;
      frame.env = copyEnv(before);
      machine.assume(expr.test, true, frame);
      const body = frame.env.dead ? null : of(expr.body);
      const after = frame.env;
      frame.env = copyEnv(before);
      machine.assume(expr.test, false, frame);
      const orelse = frame.env.dead ? null : of(expr.orelse);
      frame.env = joinEnvs(after, frame.env);
      frame.env.dead = before.dead;
      return body && orelse ? join(body, orelse) : (body ?? orelse ?? unknownValue);
    }
    case 'Lambda': {
      const model = machine.analysis.functions.get(expr);
      if (!model) return unknownValue;
      return valueOf({
        kind: 'function',
        callables: [{ node: expr, model, env: frame.function ? frame.env : null, self: null }],
      });
    }
    case 'List':
    case 'Tuple':
    case 'Set':
      return evaluateList(expr, frame);
    case 'Dict':
      return evaluateDict(expr, frame);
    case 'Comprehension':
      return evaluateComprehension(expr, frame);
    case 'Await':
      return of(expr.value);
    case 'Yield': {
      if (!expr.value) return unknownValue;
      const value = of(expr.value);
      frame.yields.push(value);
      if (frame.function) checkReturn(frame.function, value, expr.value, frame);
      return unknownValue;
    }
    case 'NamedExpr': {
      const value = of(expr.value);
      machine.assign(expr.target, value, expr.value, frame);
      return value;
    }
    case 'Starred':
      return of(expr.value);
    case 'Unknown':
      return valueOf({ taints: taintsOf(expr.children.map(of)) });
  }
}

const negated = (value: Value): Value['constant'] =>
  value.constant === undefined ? undefined : { value: !truthy(value.constant.value) };

/** `x or default`: the constant `None` or `''` on the left never comes through. */
const joinOr = (left: Value, right: Value): Value =>
  left.constant && !truthy(left.constant.value) ? right : join(left, right);

/** `x and y`: `y`, or something that is nothing or empty and does no harm. */
const joinAnd = (left: Value, right: Value): Value => join(valueOf({ kind: left.kind }), right);

function comparison(expr: ast.Compare, frame: Frame): Value['constant'] {
  const [op] = expr.ops;
  const [other] = expr.comparators;
  if (expr.ops.length !== 1 || !other || (op !== '==' && op !== '!=')) return undefined;
  const known = frame.machine.analysis.values;
  const left = constantNow(expr.left, known);
  const right = constantNow(other, known);
  if (left === undefined || right === undefined) return undefined;
  return { value: (left.value === right.value) === (op === '==') };
}
const constantNow = (expr: ast.Expr, known: ReadonlyMap<ast.Expr, Value>): Value['constant'] =>
  expr.type === 'Str' || expr.type === 'Constant' || expr.type === 'Name'
    ? known.get(expr)?.constant
    : undefined;
/** Operators of a class that makes the other side harmless: `Markup("<b>%s</b>") % name`. */
function escapedBy(left: Value, op: string, made: Value, frame: Frame): Value {
  const method = op === '%' ? '__mod__' : op === '+' ? '__add__' : undefined;
  if (method === undefined || left.names.length === 0 || made.taints.length === 0) return made;
  const { sanitizers } = frame.machine.analysis.rules;
  return sanitizers
    .find(left.names.map((name) => `${name}.${method}`))
    .reduce((value, { bit, when }) => (when ? value : cleaned(value, bit)), made);
}

/** Long sums lean to the left: no recursion along that side. */
function evaluateSpine(expr: ast.BinOp, frame: Frame): Value {
  const spine: ast.BinOp[] = [expr];
  let first: ast.Expr = expr.left;
  while (first.type === 'BinOp') {
    spine.push(first);
    first = first.left;
  }
  let value = frame.machine.evaluate(first, frame);
  for (const node of spine.toReversed()) {
    const given = frame.machine.evaluate(node.right, frame);
    const right = node.op === '%' ? toldIn(node.right, given, frame) : given;
    value = escapedBy(
      value,
      node.op,
      binary(node.op, value, right, (piece) => represented(piece, frame)),
      frame,
    );
    if (node !== expr) frame.machine.analysis.remember(node, value);
  }
  return value;
}

/** The values of a template, of which one may be the object itself: `"%s: %s" % (self, number)`. */
const toldIn = (expr: ast.Expr, value: Value, frame: Frame): Value =>
  expr.type === 'Tuple' && value.items?.length === expr.elts.length
    ? { ...value, items: value.items.map((item, i) => tellingOf(expr.elts[i], item, frame)) }
    : tellingOf(expr, value, frame);
