import { canonical } from '../names/known.ts';
import { typeOf } from '../names/annotations.ts';
import type * as ast from '../syntax/ast.ts';
import type { Env, Value } from '../types.ts';
import { elementOf } from '../values/access.ts';
import { join } from '../values/join.ts';
import { stepped, unionTaints } from '../values/taints.ts';
import { unknownValue, valueOf } from '../values/value.ts';
import { bind, copyEnv, joinEnvs, newEnv } from './env.ts';
import { isTornado } from './handlers.ts';
import { executeLoop } from './loops.ts';
import { type Frame, newFrame } from './machine.ts';
import { binary } from './operators.ts';
import { pathOf } from './paths.ts';
import { checkReturn } from './sinks.ts';

/** Runs statements; stops where nothing comes any more. */
export function execute(body: readonly ast.Stmt[], frame: Frame): void {
  for (const statement of body) {
    if (frame.env.dead) {
      if (statement.type !== 'FunctionDef' && statement.type !== 'ClassDef') continue;
    }
    frame.machine.analysis.tick();
    executeOne(statement, frame);
  }
}

function executeOne(statement: ast.Stmt, frame: Frame): void {
  const { machine } = frame;
  const of = (expr: ast.Expr): Value => machine.evaluate(expr, frame);
  switch (statement.type) {
    case 'Expr':
      of(statement.value);
      assumeReturned(statement.value, frame);
      return;
    case 'Assign': {
      const value = of(statement.value);
      for (const target of statement.targets) machine.assign(target, value, statement.value, frame);
      return;
    }
    case 'AnnAssign': {
      const type = typeOf(statement.annotation, (expr) => machine.evaluate(expr, frame), statement.value);
      const value = statement.value ? of(statement.value) : null;
      if (frame.classModel && statement.target.type === 'Name')
        frame.classModel.annotations.set(statement.target.id, valueOf(type));
      if (value === null && frame.classModel) return;
      const known =
        value &&
        (value.names.length > 0 || value.constant || value.kind
          ? value
          : { ...value, ...type, taints: value.taints });
      machine.assign(statement.target, known ?? valueOf(type), statement.value ?? statement.target, frame);
      return;
    }
    case 'AugAssign':
      augment(statement, frame);
      return;
    case 'Return': {
      const value = statement.value ? of(statement.value) : unknownValue;
      if (frame.function && statement.value) {
        const known = frame.function.returned.get(statement.value);
        frame.function.returned.set(statement.value, known ? join(known, value) : value);
        checkReturn(frame.function, value, statement.value, frame);
      }
      frame.returns.push({ value, expr: statement.value, env: frame.env });
      frame.env = deadAfter(frame.env);
      return;
    }
    case 'Raise':
      if (statement.value) of(statement.value);
      if (statement.cause) of(statement.cause);
      frame.env.dead = true;
      return;
    case 'If':
      executeIf(statement, frame);
      return;
    case 'For':
      executeLoop(statement, frame, () => {
        const element = elementOf(of(statement.iter));
        const text = machine.analysis.text.slice(statement.target.start, statement.target.end);
        return () =>
          machine.assign(
            statement.target,
            stepped(element, statement.target, `each of it is \`${text}\``),
            statement.iter,
            frame,
          );
      });
      return;
    case 'While':
      executeLoop(statement, frame, () => {
        of(statement.test);
        return () => machine.assume(statement.test, true, frame);
      });
      return;
    case 'With':
      for (const { value: context, target } of statement.items) {
        const value = of(context);
        if (target) machine.assign(target, value, context, frame);
      }
      machine.execute(statement.body, frame);
      return;
    case 'Try':
      executeTry(statement, frame);
      return;
    case 'Assert':
      of(statement.test);
      machine.assume(statement.test, true, frame);
      return;
    case 'Delete':
      for (const target of statement.targets) {
        if (target.type === 'Name') frame.env.vars.delete(target.id);
        else {
          const path = pathOf(target);
          if (path !== null) frame.env.paths.delete(path);
        }
      }
      return;
    case 'Global':
      statement.names.forEach((name) => frame.globals.add(name));
      return;
    case 'Nonlocal':
      statement.names.forEach((name) => frame.nonlocals.add(name));
      return;
    case 'Import':
      for (const { name, as } of statement.names) {
        const bound = as ?? name.split('.', 1)[0] ?? name;
        bind(frame.env, bound, valueOf({ kind: 'module', names: [canonical(as === null ? bound : name)] }));
      }
      return;
    case 'ImportFrom':
      for (const { name, as } of statement.names) {
        if (name === '*') continue;
        bind(frame.env, as ?? name, valueOf({ names: [canonical(`${statement.module}.${name}`)] }));
      }
      return;
    case 'Break':
      frame.loops.at(-1)?.breaks.push(frame.env);
      frame.env = deadAfter(frame.env);
      return;
    case 'Continue':
      frame.loops.at(-1)?.continues.push(frame.env);
      frame.env = deadAfter(frame.env);
      return;
    case 'Match':
      executeMatch(statement, frame);
      return;
    case 'FunctionDef':
      define(statement, frame);
      return;
    case 'ClassDef':
      defineClass(statement, frame);
      return;
    case 'Pass':
  }
}

/** A check whose answer nobody asks for raises: `validate_path(name)`. */
function assumeReturned(expr: ast.Expr, frame: Frame): void {
  const call = expr.type === 'Call' ? frame.machine.analysis.calls.get(expr)?.at(-1) : undefined;
  if (call && !call.local && refusing.test(call.method)) frame.machine.assume(expr, true, frame);
}
const refusing =
  /^_*(valid(ate)?|check|verify|ensure|assert|reject|refuse)_\w*(safe|path|name|valid|allowed|inside|within|traversal|input|injection|shell|meta_?char|char(acter)?s?|argument|arg|param|host|domain|ur[il]|address|ip|format|syntax|ident(ifier)?|table|column|sql|command|cmd|string|value|slug|extension|legal|clean|trusted)s?(_|$)/i;

const deadAfter = (env: Env): Env => ({ ...newEnv(env.parent), dead: true });

function augment(statement: ast.AugAssign, frame: Frame): void {
  const { machine } = frame;
  const before = machine.evaluate(statement.target, frame);
  const value = machine.evaluate(statement.value, frame);
  const after = binary(statement.op, before, value);
  machine.assign(
    statement.target,
    before.kind === 'list' && !after.items
      ? { ...before, open: true, taints: unionTaints(before.taints, value.taints) }
      : after,
    statement.value,
    frame,
  );
}

function executeIf(statement: ast.If, frame: Frame): void {
  const { machine } = frame;
  machine.evaluate(statement.test, frame);
  const before = frame.env;
  frame.env = copyEnv(before);
  machine.assume(statement.test, true, frame);
  machine.execute(statement.body, frame);
  const after = frame.env;
  frame.env = before;
  machine.assume(statement.test, false, frame);
  machine.execute(statement.orelse, frame);
  frame.env = joinEnvs(frame.env, after);
}

function executeTry(statement: ast.Try, frame: Frame): void {
  const { machine } = frame;
  let raised = copyEnv(frame.env);
  for (const each of statement.body) {
    machine.execute([each], frame);
    if (frame.env.dead) break;
    raised = joinEnvs(raised, copyEnv(frame.env));
  }
  machine.execute(statement.orelse, frame);
  let after = frame.env;
  for (const { exception, name, body } of statement.handlers) {
    frame.env = copyEnv(raised);
    if (exception) machine.evaluate(exception, frame);
    if (name !== null) bind(frame.env, name, valueOf({ names: ['Exception'] }));
    machine.execute(body, frame);
    after = joinEnvs(after, frame.env);
  }
  if (statement.finalbody.length > 0) {
    frame.env = after.dead ? raised : after;
    const { dead } = after;
    machine.execute(statement.finalbody, frame);
    if (dead) frame.env.dead = true;
  } else frame.env = after;
}

function executeMatch(statement: ast.Match, frame: Frame): void {
  const { machine } = frame;
  const subject = machine.evaluate(statement.subject, frame);
  const before = frame.env;
  let after: Env = deadAfter(before);
  let complete = false;
  for (const { values, binds, guard, body } of statement.cases) {
    frame.env = copyEnv(before);
    values.forEach((value) => machine.evaluate(value, frame));
    const literal =
      values.length > 0 &&
      binds.length === 0 &&
      values.every(({ type }) => type === 'Str' || type === 'Constant');
    if (literal) machine.assumeEqual(statement.subject, frame);
    for (const name of binds)
      bind(
        frame.env,
        name,
        binds.length === 1 && values.length === 0 ? subject : valueOf({ taints: subject.taints }),
      );
    if (guard) {
      machine.evaluate(guard, frame);
      machine.assume(guard, true, frame);
    }
    machine.execute(body, frame);
    after = joinEnvs(after, frame.env);
    complete ||= values.length === 0 && guard === null;
  }
  frame.env = complete ? after : joinEnvs(after, before);
}

function define(statement: ast.FunctionDef, frame: Frame): void {
  const { analysis } = frame.machine;
  const model = analysis.functions.get(statement);
  if (!model) return;
  model.decorators = statement.decorators.map((expr) => {
    const value = frame.machine.evaluate(expr, frame);
    const call = analysis.calls.get(expr)?.at(-1);
    return { expr, names: call ? call.names : value.names, call };
  });
  if (frame.classModel) return;
  const env = frame.function ? frame.env : null;
  bind(
    frame.env,
    statement.name,
    valueOf({
      kind: 'function',
      names: [`@${statement.name}`],
      callables: [{ node: statement, model, env, self: null }],
    }),
  );
}

function defineClass(statement: ast.ClassDef, frame: Frame): void {
  const { machine } = frame;
  const model = machine.analysis.classes.get(statement);
  if (!model) return;
  const bases = statement.bases
    .filter(({ name }) => name === null)
    .map(({ value }) => machine.evaluate(value, frame));
  model.baseModels = bases.flatMap(({ model: base }) => base ?? []);
  model.baseNames = bases.flatMap((base) => (base.model ? base.model.baseNames : base.names));
  if (isTornado(model)) model.baseNames = [...model.baseNames, 'tornado.web.RequestHandler'];
  const inner = newFrame(machine, {
    function: frame.function,
    env: newEnv(frame.function ? frame.env : null),
    depth: frame.depth,
    classModel: model,
  });
  machine.execute(statement.body, inner);
  for (const [name, value] of inner.env.vars) model.fields.set(name, value);
  statement.decorators.forEach((decorator) => machine.evaluate(decorator, frame));
  bind(frame.env, statement.name, valueOf({ kind: 'class', names: [`@${statement.name}`], model }));
}
