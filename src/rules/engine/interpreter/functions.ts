import { neutralTypes } from '../names/neutral.ts';
import { typeOf } from '../names/annotations.ts';
import type * as ast from '../syntax/ast.ts';
import type { CallInfo, Callable, Env, Value } from '../types.ts';
import { join, joinAll } from '../values/join.ts';
import { stepped, taintsOf, unionTaints, withTaints } from '../values/taints.ts';
import { constantOf, unknownValue, valueOf } from '../values/value.ts';
import { truthy } from '../values/access.ts';
import { applyOutcome } from './assume.ts';
import { copyEnv, joinEnvs, newEnv } from './env.ts';
import { type Frame, type Machine, newFrame, type Outcome } from './machine.ts';
import { pathOf } from './paths.ts';
import { signatureOf } from './signature.ts';

const deepest = 6;

interface Kept {
  readonly value: Value;
  readonly outcome: Outcome;
  readonly selfPaths: ReadonlyMap<string, Value>;
}

/** Runs a local function with the arguments of a call: its result, what it checked, what it changed in `self`. */
export function invoke(callable: Callable, call: CallInfo, frame: Frame): Value {
  const { analysis } = frame.machine;
  const { node, model } = callable;
  const { params, values } = bindArguments(callable, call, frame);
  analysis.invoked.add(node);
  if (frame.function === null && frame.classModel === null) analysis.globals = frame.env;
  const passed = valueOf({ taints: taintsOf([...call.all, call.receiver]) });
  if (analysis.active.includes(node)) {
    analysis.widenRecursion(node, values);
    return analysis.recursive.get(node) ?? passed;
  }
  if (frame.depth >= deepest || !analysis.mayFollow()) return passed;
  const selfPath = callable.self && call.receiverNode ? pathOf(call.receiverNode) : null;
  const selfName = node.params[0]?.name;
  const env = newEnv(callable.env);
  env.guarded = frame.env.guarded;
  for (const [name, value] of values) env.vars.set(name, value);
  if (selfPath !== null && selfName !== undefined) movePaths(frame.env.paths, selfPath, env.paths, selfName);
  const key = callable.env === null ? signatureOf(node, env, analysis) : null;
  let kept = key === null ? undefined : (analysis.invocations.get(key) as Kept | undefined);
  if (!kept) {
    analysis.active.push(node);
    const start = copyEnv(env);
    // What it gives where it calls itself: nothing at first, then what it gave.
    analysis.recursive.set(node, unknownValue);
    kept = run(callable, env, params, frame);
    const again = analysis.takeRecursion(node);
    if (again) {
      analysis.recursive.set(node, kept.value);
      for (const [name, value] of again) start.vars.set(name, join(start.vars.get(name) ?? value, value));
      kept = run(callable, start, params, frame);
      analysis.takeRecursion(node);
    }
    analysis.recursive.delete(node);
    analysis.active.pop();
    if (key !== null) analysis.invocations.set(key, kept);
  }
  if (selfPath !== null && selfName !== undefined)
    movePaths(kept.selfPaths, selfName, frame.env.paths, selfPath);
  if (call.node.type === 'Call' && frame.outcomes.size < 5_000)
    frame.outcomes.set(call.node, { call, outcome: kept.outcome });
  applyOutcome(kept.outcome.params, kept.outcome.always, frame);
  if (kept.outcome.always.dead && !isGenerator(model.node)) frame.env.dead = true;
  return kept.value;
}

const isGenerator = (node: Callable['node']): boolean => node.type === 'FunctionDef' && node.async;

function run(callable: Callable, env: Env, params: Outcome['params'], frame: Frame): Kept {
  const { machine } = frame;
  const { node, model } = callable;
  const inner = newFrame(machine, { function: model, env, depth: frame.depth + 1 });
  if (node.type === 'Lambda') {
    const value = machine.evaluate(node.body, inner);
    model.returned.set(node.body, value);
    inner.returns.push({ value, expr: node.body, env: inner.env });
  } else {
    machine.execute(node.body, inner);
    if (!inner.env.dead) inner.returns.push({ value: constantOf(null), expr: null, env: inner.env });
  }
  const results = inner.returns.map(({ value }) => value);
  const value =
    inner.yields.length > 0
      ? valueOf({ kind: 'list', items: [joinAll(inner.yields)], open: true, taints: taintsOf(inner.yields) })
      : results.length === 0
        ? unknownValue
        : joinAll(results);
  const outcome = outcomeOf(inner, params, machine);
  const { analysis } = machine;
  if (analysis.endOf(node) === undefined && !outcome.always.dead)
    analysis.finished(node, copyEnv(outcome.always));
  return { value, outcome, selfPaths: outcome.always.paths };
}

/** The states at the exits, by what the function answered. */
function outcomeOf(frame: Frame, params: Outcome['params'], machine: Machine): Outcome {
  const dead: Env = { ...newEnv(null), dead: true };
  let [always, whenTrue, whenFalse] = [dead, dead, dead];
  for (const { value, expr, env } of frame.returns) {
    always = joinEnvs(always, copyEnv(env));
    const states = [true, false].map((answer) => {
      if (expr === null) return answer ? dead : env;
      if (value.constant !== undefined) return truthy(value.constant.value) === answer ? env : dead;
      frame.env = copyEnv(env);
      frame.env.dead = false;
      machine.assume(expr, answer, frame);
      return frame.env;
    });
    whenTrue = joinEnvs(whenTrue, copyEnv(states[0]!));
    whenFalse = joinEnvs(whenFalse, copyEnv(states[1]!));
  }
  return { params, always, whenTrue, whenFalse };
}

function movePaths(
  from: ReadonlyMap<string, Value>,
  old: string,
  to: Map<string, Value>,
  name: string,
): void {
  for (const [path, value] of from)
    if (path.startsWith(old) && path[old.length] === '.') to.set(name + path.slice(old.length), value);
}

/** Parameters with their arguments; `params` are those that a check inside says something about outside. */
function bindArguments(
  { node, self }: Callable,
  call: CallInfo,
  frame: Frame,
): { params: Outcome['params']; values: Map<string, Value> } {
  const { analysis } = frame.machine;
  const values = new Map<string, Value>();
  const params: { name: string; arg: ast.Expr }[] = [];
  let next = 0;
  const name = node.type === 'FunctionDef' ? node.name : 'the lambda';
  const taken = new Set<string>();
  let list = node.params;
  const [first] = list;
  if (self && first) {
    values.set(first.name, self);
    list = list.slice(1);
  } else if (
    first &&
    (first.name === 'cls' || first.name === 'self') &&
    isMethod(node, analysis.functions) &&
    call.receiver
  ) {
    values.set(first.name, call.receiver);
    list = list.slice(1);
  }
  const reassigned = analysis.assignedIn(node);
  for (const parameter of list) {
    if (parameter.star === '*') {
      const items = call.positional.slice(next);
      values.set(
        parameter.name,
        valueOf({ kind: 'tuple', items, open: call.open, taints: taintsOf([...items, call.rest]) }),
      );
      next = call.positional.length;
      continue;
    }
    if (parameter.star === '**') {
      const rest = [...call.keywords].filter(([key]) => !taken.has(key));
      values.set(
        parameter.name,
        valueOf({
          kind: 'dict',
          entries: new Map(rest),
          open: call.open,
          taints: taintsOf([...rest.map(([, value]) => value), call.rest]),
        }),
      );
      continue;
    }
    taken.add(parameter.name);
    const byName = call.keywords.get(parameter.name);
    const position = parameter.keywordOnly || byName ? -1 : next++;
    const given = byName ?? call.positional[position];
    const argument = byName ? call.keywordNodes.get(parameter.name) : call.positionalNodes[position];
    const value =
      given ??
      (call.open
        ? (call.rest ?? unknownValue)
        : parameter.default
          ? frame.machine.evaluate(parameter.default, frame)
          : unknownValue);
    values.set(
      parameter.name,
      stepped(typed(value, parameter, frame), parameter, `passed to \`${name}\` as \`${parameter.name}\``),
    );
    if (argument && given && !reassigned.has(parameter.name))
      params.push({ name: parameter.name, arg: argument });
  }
  return { params, values };
}

const isMethod = (node: Callable['node'], functions: ReadonlyMap<object, { class: unknown }>): boolean =>
  Boolean(functions.get(node)?.class);

/** An annotation adds its class to an argument of which nothing else is known. */
function typed(value: Value, { annotation }: ast.Parameter, frame: Frame): Value {
  if (!annotation || value.names.length > 0 || value.kind || value.constant || value.model) return value;
  const type = typeOf(annotation, (expr) => frame.machine.evaluate(expr, frame));
  return { ...value, ...type };
}

/** Runs a function that others call: its parameters hold what `parameterValue` says. */
export function runEntry(
  callable: Callable,
  frame: Frame,
  parameterValue: (parameter: ast.Parameter, type: Partial<Value>) => Value,
): void {
  const { machine } = frame;
  const { node, model, self } = callable;
  const { analysis } = machine;
  if (analysis.active.includes(node)) return;
  const env = newEnv(callable.env);
  node.params.forEach((parameter, i) => {
    if (i === 0 && self) {
      env.vars.set(parameter.name, self);
      return;
    }
    const type = parameter.annotation
      ? typeOf(parameter.annotation, (expr) => machine.evaluate(expr, frame), parameter.default)
      : {};
    let value = parameterValue(parameter, type);
    if (parameter.default && parameter.default.type !== 'Call') {
      const own = machine.evaluate(parameter.default, frame);
      value = withTaints(
        { ...join(value, own), names: value.names, kind: value.kind },
        unionTaints(value.taints, own.taints),
      );
    }
    if (parameter.star === '*') value = valueOf({ kind: 'tuple', taints: value.taints });
    if (parameter.star === '**')
      value = valueOf({ kind: 'dict', entries: new Map(), open: true, taints: value.taints });
    env.vars.set(parameter.name, value);
  });
  analysis.active.push(node);
  const inner = newFrame(machine, { function: model, env, depth: 0 });
  if (node.type === 'Lambda') machine.evaluate(node.body, inner);
  else machine.execute(node.body, inner);
  analysis.active.pop();
  const end = inner.returns.reduce((joined, { env: each }) => joinEnvs(joined, copyEnv(each)), inner.env);
  end.dead = false;
  analysis.finished(node, end);
}

export const isNeutralType = ({ names = [] }: Partial<Value>): boolean =>
  // A choice that is text as well is a choice: `class Size(str, Enum)`.
  names.includes('enum.Enum') ||
  (names.some((name) => neutralTypes.has(name)) &&
    names.every((name) => neutralTypes.has(name) || name === 'None'));
