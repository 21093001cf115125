import type * as ast from '../syntax/ast.ts';
import type { Scalar, Value } from '../types.ts';
import { elementOf } from '../values/access.ts';
import { stepped, taintsOf, unionTaints } from '../values/taints.ts';
import { textOf, valueOf } from '../values/value.ts';
import { newEnv } from './env.ts';
import type { Frame } from './machine.ts';
import { named } from './names.ts';

/** Of longer displays (tables of data) the rest is left aside. */
const mostItems = 1_000;

export function evaluateList(expr: ast.Sequence, frame: Frame): Value {
  const items: Value[] = [];
  let open = false;
  for (const each of expr.elts.slice(0, mostItems)) {
    const value = frame.machine.evaluate(each.type === 'Starred' ? each.value : each, frame);
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

export function evaluateDict(expr: ast.Dict, frame: Frame): Value {
  const entries = new Map<Scalar, Value>();
  const all: Value[] = [];
  let keys: Value['keys'] = [];
  let open = false;
  for (const { key, value } of expr.entries) {
    const each = frame.machine.evaluate(value, frame);
    const name = key && frame.machine.evaluate(key, frame);
    all.push(each, ...(name ? [name] : []));
    const added = name ? name.taints : each.keys;
    keys = keys && added && unionTaints(keys, added);
    if (name?.constant) {
      const text = textOf(name);
      entries.set(name.constant.value, text === undefined ? each : named(text, value, each, frame));
    } else if (!key && each.entries) {
      for (const [inner, item] of each.entries) entries.set(inner, item);
      open ||= each.open;
    } else open = true;
  }
  return valueOf({ kind: 'dict', entries, keys, open, taints: taintsOf([...all, ...entries.values()]) });
}

export function evaluateComprehension(expr: ast.Comprehension, frame: Frame): Value {
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
    // What lies under a key is asked for more often than the keys.
    return valueOf({
      kind: 'dict',
      entries: new Map(),
      keys: taintsOf([key]),
      open: true,
      taints: value.taints.length > 0 ? value.taints : taintsOf([key]),
    });
  return valueOf({
    kind: expr.kind === 'set' ? 'set' : 'list',
    items: dead ? [] : [value],
    open: true,
    taints: value.taints,
  });
}
