import type * as ast from '../syntax/ast.ts';
import type { StoreInfo, Value } from '../types.ts';
import { attributeName } from '../names/known.ts';
import { elementOf } from '../values/access.ts';
import { stepped, unionTaints } from '../values/taints.ts';
import { valueOf } from '../values/value.ts';
import { bind, lookUp, lookUpPath } from './env.ts';
import type { Frame } from './machine.ts';
import { pathOf } from './paths.ts';
import { checkStoreSinks } from './sinks.ts';

/** `target = value`. */
export function assign(target: ast.Expr, value: Value, valueNode: ast.Expr, frame: Frame): void {
  const { machine } = frame;
  if (target.type === 'Name') assignName(target, value, frame);
  else if (target.type === 'Attribute') assignAttribute(target, value, valueNode, frame);
  else if (target.type === 'Subscript') assignItem(target, value, valueNode, frame);
  else if (target.type === 'Starred')
    machine.assign(target.value, valueOf({ kind: 'list', taints: value.taints }), valueNode, frame);
  else if (target.type === 'Tuple' || target.type === 'List') {
    const star = target.elts.findIndex(({ type }) => type === 'Starred');
    target.elts.forEach((each, i) => {
      const known = value.items && !value.open && star < 0 ? value.items[i] : undefined;
      machine.assign(each, known ?? elementOf(value), valueNode, frame);
    });
  }
}

function assignName(target: ast.Name, value: Value, frame: Frame): void {
  const { analysis } = frame.machine;
  const arrived = stepped(value, target, `assigned to \`${target.id}\``);
  if (frame.globals.has(target.id)) analysis.widenGlobal(target.id, arrived);
  else if (frame.nonlocals.has(target.id)) {
    for (let env = frame.env.parent; env !== null; env = env.parent)
      if (env.vars.has(target.id)) {
        env.vars.set(target.id, arrived);
        break;
      }
    bind(frame.env, target.id, arrived);
  } else bind(frame.env, target.id, arrived);
  analysis.remember(target, arrived);
}

function assignAttribute(target: ast.Attribute, value: Value, valueNode: ast.Expr, frame: Frame): void {
  const { analysis } = frame.machine;
  const receiver = frame.machine.evaluate(target.value, frame);
  const arrived = stepped(value, target, `assigned to \`${analysis.text.slice(target.start, target.end)}\``);
  const path = pathOf(target);
  if (path !== null) {
    for (const known of frame.env.paths.keys())
      if (known.startsWith(path) && /^[.[]/.test(known.slice(path.length))) frame.env.paths.delete(known);
    frame.env.paths.set(path, arrived);
  }
  if (receiver.model) analysis.widenField(receiver.model, target.attr, arrived);
  const names =
    receiver.names.length === 0
      ? [`?.${target.attr}`]
      : receiver.names.map((name) => attributeName(name, target.attr));
  store({ node: target, names, attribute: target.attr, key: undefined, receiver, value, valueNode }, frame);
}

function assignItem(target: ast.Subscript, value: Value, valueNode: ast.Expr, frame: Frame): void {
  const receiver = frame.machine.evaluate(target.value, frame);
  const key = frame.machine.evaluate(target.index, frame);
  const path = pathOf(target.value);
  if (path !== null) {
    const constant = key.constant?.value;
    const entries =
      receiver.entries && constant !== undefined
        ? new Map(receiver.entries).set(constant, value)
        : receiver.entries;
    const items =
      receiver.items && typeof constant === 'number' && constant >= 0 && constant < receiver.items.length
        ? receiver.items.with(constant, value)
        : receiver.items;
    const taints = unionTaints(
      receiver.taints,
      unionTaints(value.taints, constant === undefined ? key.taints : []),
    );
    const changed: Value = {
      ...receiver,
      entries,
      items,
      keys: receiver.keys && constant === undefined ? unionTaints(receiver.keys, key.taints) : receiver.keys,
      taints,
      open: receiver.open || constant === undefined,
    };
    if (target.value.type === 'Name') {
      if (lookUp(frame.env, path)) frame.env.vars.set(path, changed);
      else if (frame.machine.analysis.globals.vars.has(path))
        frame.machine.analysis.widenGlobal(path, changed);
    } else if (taints.length > 0 || lookUpPath(frame.env, path)) frame.env.paths.set(path, changed);
    const own = pathOf(target);
    if (own !== null) frame.env.paths.delete(own);
  }
  store(
    {
      node: target,
      names: receiver.names.length === 0 ? ['?'] : receiver.names,
      attribute: null,
      key,
      receiver,
      value,
      valueNode,
    },
    frame,
  );
}

function store(known: Omit<StoreInfo, 'function'>, frame: Frame): void {
  const info: StoreInfo = { ...known, function: frame.function };
  frame.machine.analysis.logStore(info);
  checkStoreSinks(info, frame);
}
