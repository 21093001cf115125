import { lineage, methodOf } from '../model.ts';
import { attributeName, canonical, usual } from '../names/known.ts';
import { builtinNames } from '../names/builtin.ts';
import { neutralTypes } from '../names/neutral.ts';
import type * as ast from '../syntax/ast.ts';
import type { Scalar, Taint, Value } from '../types.ts';
import { elementOf, itemOf, truthy } from '../values/access.ts';
import { join, joinAll } from '../values/join.ts';
import { cleaned, stepped, taintsOf, unionTaints, withTaints } from '../values/taints.ts';
import { constantOf, textOf, unknownValue, valueOf } from '../values/value.ts';
import { evaluateCall } from './call.ts';
import { copyEnv, joinEnvs, lookUp, lookUpPath, newEnv } from './env.ts';
import { represented } from './guards.ts';
import type { Frame } from './machine.ts';
import { binary, formatted } from './operators.ts';
import { pathOf } from './paths.ts';

/** Of longer displays (tables of data) the rest is left aside. */
const mostItems = 1_000;

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
        const value = of(part.value);
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
      const value = right === null ? left : expr.op === 'or' ? joinOr(left, right) : join(left, right);
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
    case 'Set': {
      const items: Value[] = [];
      let open = false;
      for (const each of expr.elts.slice(0, mostItems)) {
        const value = of(each.type === 'Starred' ? each.value : each);
        if (each.type !== 'Starred') items.push(value);
        else if (value.items && !value.open) items.push(...value.items);
        else {
          items.push(elementOf(value));
          open = true;
        }
      }
      const kind = expr.type === 'List' ? 'list' : expr.type === 'Tuple' ? 'tuple' : 'set';
      return valueOf({
        kind,
        items: items.slice(0, mostItems),
        open: open || expr.elts.length > mostItems,
        taints: taintsOf(items),
      });
    }
    case 'Dict':
      return evaluateDict(expr, frame);
    case 'Comprehension':
      return evaluateComprehension(expr, frame);
    case 'Await':
      return of(expr.value);
    case 'Yield': {
      if (expr.value) frame.yields.push(of(expr.value));
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

function named(id: string, at: ast.Span, value: Value, frame: Frame): Value {
  const { analysis } = frame.machine;
  let taints = value.taints;
  for (const { name, source } of analysis.rules.nameSources)
    if (
      name.test(id) &&
      value.kind !== 'function' &&
      value.kind !== 'class' &&
      value.kind !== 'bool' &&
      value.kind !== 'none'
    )
      if (taints.every(({ label }) => label !== source.label))
        taints = unionTaints(taints, [analysis.taint(source, at, `\`${id}\``)]);
  return withTaints(value, taints);
}

function evaluateName(expr: ast.Name, frame: Frame): Value {
  const { analysis } = frame.machine;
  const local = frame.globals.has(expr.id) ? undefined : lookUp(frame.env, expr.id);
  const found = local ?? analysis.globals.vars.get(expr.id);
  if (!local && found && frame.function) analysis.fieldsRead.add(`global ${expr.id}`);
  if (found) return named(expr.id, expr, found, frame);
  const name = usual.get(expr.id) ?? canonical(expr.id);
  const sources = sourceTaints([name], expr, frame);
  const unbound = sources.length === 0 && frame.function !== null && !isGlobal(expr.id, analysis.imports);
  const taints = unbound
    ? [analysis.taint({ label: 'field', what: undefined }, expr, `\`${expr.id}\``)]
    : sources;
  return named(expr.id, expr, valueOf({ names: [name], taints }), frame);
}

/** Built-in and usual names, and those of modules: all that is no variable of a program around a fragment. */
const isGlobal = (id: string, imports: ReadonlySet<string>): boolean =>
  usual.has(id) || builtinNames.has(id) || /^[A-Z_]/.test(id) || imports.has(id);

function sourceTaints(names: readonly string[], at: ast.Span, frame: Frame): Taint[] {
  const { analysis } = frame.machine;
  const sources = analysis.rules.attributeSources.find(names);
  if (sources.length === 0) return [];
  const text = analysis.text.slice(at.start, at.end);
  return sources.map((source) =>
    analysis.taint(source, at, `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``),
  );
}

/** The attribute of a value, as far as its class and its names say; the frame's own state comes first. */
function evaluateAttribute(expr: ast.Attribute, frame: Frame): Value {
  const owner = ownerOf(expr.value, frame);
  frame.latest.set(expr.value, owner);
  const path = pathOf(expr);
  const known = path === null ? undefined : lookUpPath(frame.env, path);
  if (known) return named(expr.attr, expr, known, frame);
  return named(expr.attr, expr, attributeOf(owner, expr, frame), frame);
}

/** What is known of an unbound name is its attributes' affair: it may be a module. */
function ownerOf(expr: ast.Expr, frame: Frame): Value {
  const value = frame.machine.evaluate(expr, frame);
  const [taint] = value.taints;
  const unbound = expr.type === 'Name' && taint?.label === 'field' && taint.step.at === expr;
  return unbound ? withTaints(value, []) : value;
}

function attributeOf(owner: Value, expr: ast.Attribute, frame: Frame): Value {
  const { attr } = expr;
  const { analysis } = frame.machine;
  const names =
    owner.names.length === 0 ? [`?.${attr}`] : owner.names.map((name) => attributeName(name, attr));
  // What was written to a file of this kind is not in its name, which Python chose.
  if (attr === 'name' && owner.names.some((name) => name.startsWith('tempfile.'))) return valueOf({ names });
  const { model } = owner;
  if (model) {
    const method = methodOf(model, attr);
    if (method) {
      const isStatic = method.decorators.some((each) => each.names.includes('staticmethod'));
      const callable = {
        node: method.node,
        model: method,
        env: null,
        self: isStatic || owner.kind === 'class' ? null : owner,
      };
      if (
        method.decorators.some(
          (each) => each.names.includes('property') || each.names.includes('functools.cached_property'),
        )
      )
        return propertyOf(callable, expr, frame);
      return valueOf({ kind: 'function', names: [`@${model.name}.${attr}`], callables: [callable] });
    }
    analysis.fieldsRead.add(`${model.name}.${attr}`);
    const fields = lineage(model).flatMap((each) => each.fields.get(attr) ?? []);
    const [annotation] = lineage(model).flatMap((each) => each.annotations.get(attr) ?? []);
    if (annotation?.names.some((name) => neutralTypes.has(name))) return { ...annotation, taints: [] };
    if (fields.length > 0) {
      const value = joinAll(fields);
      return owner.taints.length > 0 ? withTaints(value, unionTaints(value.taints, owner.taints)) : value;
    }
    const inherited = valueOf({
      names: model.baseNames.length > 0 ? model.baseNames.map((name) => attributeName(name, attr)) : names,
    });
    const sources = sourceTaints(inherited.names, expr, frame);
    const self =
      expr.value.type === 'Name' &&
      sources.length === 0 &&
      model.baseNames.every((name) => !isFramework(name));
    const field = self ? [analysis.taint({ label: 'field', what: undefined }, expr, `\`self.${attr}\``)] : [];
    return { ...inherited, ...annotation, taints: unionTaints(unionTaints(owner.taints, sources), field) };
  }
  const sources = sourceTaints(names, expr, frame);
  if (isFragmentSelf(expr.value, frame))
    sources.push(analysis.taint({ label: 'field', what: undefined }, expr, `\`self.${attr}\``));
  return valueOf({
    names,
    taints: sources.length > 0 ? unionTaints(sources, owner.taints) : owner.taints,
    call: undefined,
    ...(owner.taints.length > 0 && { kind: undefined }),
  });
}

/** `self` of a method that stands by itself, cut out of its class. */
const isFragmentSelf = (owner: ast.Expr, frame: Frame): boolean =>
  owner.type === 'Name' &&
  owner.id === 'self' &&
  frame.function?.class === null &&
  frame.function.node.params[0]?.name === 'self';

const isFramework = (name: string): boolean => name.includes('.');

function propertyOf(callable: Value['callables'][number], expr: ast.Attribute, frame: Frame): Value {
  const call: ast.Call = { type: 'Call', func: expr, args: [], start: expr.start, end: expr.end };
  const { machine } = frame;
  return machine.invoke(callable, emptyCall(call, frame), frame);
}

const emptyCall = (node: ast.Call, frame: Frame) => ({
  node,
  names: [],
  method: '',
  receiver: undefined,
  receiverNode: undefined,
  positional: [],
  positionalNodes: [],
  keywords: new Map<string, Value>(),
  keywordNodes: new Map<string, ast.Expr>(),
  open: false,
  rest: undefined,
  function: frame.function,
  local: true,
  result: unknownValue,
  arg: () => undefined,
  argNode: () => node,
  all: [],
});

function evaluateSubscript(expr: ast.Subscript, frame: Frame): Value {
  const owner = frame.machine.evaluate(expr.value, frame);
  const index = frame.machine.evaluate(expr.index, frame);
  const path = pathOf(expr);
  const known = path === null ? undefined : lookUpPath(frame.env, path);
  if (known) return known;
  const value = itemOf(owner, expr.index, index);
  const key = textOf(index);
  return key === undefined ? value : named(key, expr, value, frame);
}

function evaluateDict(expr: ast.Dict, frame: Frame): Value {
  const entries = new Map<Scalar, Value>();
  const all: Value[] = [];
  let open = false;
  for (const { key, value } of expr.entries) {
    const each = frame.machine.evaluate(value, frame);
    const name = key && frame.machine.evaluate(key, frame);
    all.push(each, ...(name ? [name] : []));
    if (name?.constant) {
      const text = textOf(name);
      entries.set(name.constant.value, text === undefined ? each : named(text, value, each, frame));
    } else if (!key && each.entries) {
      for (const [inner, item] of each.entries) entries.set(inner, item);
      open ||= each.open;
    } else open = true;
  }
  return valueOf({ kind: 'dict', entries, open, taints: taintsOf([...all, ...entries.values()]) });
}

function evaluateComprehension(expr: ast.Comprehension, frame: Frame): Value {
  const { machine } = frame;
  const before = frame.env;
  // Its variables are its own; what it reads is all around.
  const inner = newEnv(before);
  frame.env = inner;
  for (const { target, iter, ifs } of expr.clauses) {
    const element = elementOf(machine.evaluate(iter, frame));
    machine.assign(
      target,
      stepped(element, target, `each of it is \`${machine.analysis.text.slice(target.start, target.end)}\``),
      iter,
      frame,
    );
    for (const test of ifs) {
      machine.evaluate(test, frame);
      machine.assume(test, true, frame);
    }
  }
  const dead = frame.env.dead;
  const key = expr.key && machine.evaluate(expr.key, frame);
  const value = machine.evaluate(expr.value, frame);
  frame.env = before;
  if (expr.kind === 'dict')
    return valueOf({ kind: 'dict', entries: new Map(), open: true, taints: taintsOf([value, key]) });
  return valueOf({
    kind: expr.kind === 'set' ? 'set' : 'list',
    items: dead ? [] : [value],
    open: true,
    taints: value.taints,
  });
}

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
    const right = frame.machine.evaluate(node.right, frame);
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
