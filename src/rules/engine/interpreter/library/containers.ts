import { resultName } from '../../names/known.ts';
import type { CallInfo, Value } from '../../types.ts';
import { anyKey, itemOf } from '../../values/access.ts';
import { join, joinAll } from '../../values/join.ts';
import { taintsOf, unionTaints } from '../../values/taints.ts';
import { constantOf, valueOf } from '../../values/value.ts';
import { lookUp } from '../env.ts';
import type { Frame } from '../machine.ts';
import { pathOf } from '../paths.ts';
import type { Model } from './model.ts';

/** A method that changes the variable that it is called on. */
function change(call: CallInfo, frame: Frame, changed: (before: Value) => Value): Value {
  const path = call.receiverNode && pathOf(call.receiverNode);
  if (path !== null && path !== undefined && call.receiver) {
    const after = changed(call.receiver);
    if (call.receiverNode?.type === 'Name') {
      if (lookUp(frame.env, path)) {
        frame.env.vars.set(path, after);
      } else if (frame.function && frame.machine.analysis.globals.vars.has(path)) {
        frame.machine.analysis.widenGlobal(path, after);
      }
    } else {
      frame.env.paths.set(path, after);
      const field = call.receiverNode?.type === 'Attribute' ? call.receiverNode : null;
      const owner = field && frame.latest.get(field.value);
      if (field && owner?.model) frame.machine.analysis.widenField(owner.model, field.attr, after);
    }
  }
  return valueOf({ kind: 'none' });
}

const adding =
  (at: number): Model =>
  (call, frame) => {
    const item = call.positional[at];
    if (!item || call.receiver?.kind === 'str') return undefined;
    if (call.receiver?.kind === undefined && call.receiver?.items === undefined && item.taints.length === 0)
      return undefined;
    return change(call, frame, (before) => ({
      ...before,
      items: before.items && (call.method === 'insert' ? undefined : [...before.items, item].slice(0, 200)),
      open: before.open || frame.loops.length > 0,
      taints: unionTaints(before.taints, item.taints),
    }));
  };

const extending: Model = (call, frame) => {
  const [items] = call.positional;
  if (!items) return undefined;
  return change(call, frame, (before) => ({
    ...before,
    items: before.items && items.items && [...before.items, ...items.items].slice(0, 200),
    open: before.open || items.open || !items.items,
    taints: unionTaints(before.taints, items.taints),
  }));
};

const updating: Model = (call, frame) => {
  const [given] = call.positional;
  if (!call.receiver?.entries && taintsOf(call.all).length === 0) return undefined;
  return change(call, frame, (before) => ({
    ...before,
    entries: before.entries && new Map([...before.entries, ...(given?.entries ?? []), ...call.keywords]),
    keys: before.keys && unionTaints(before.keys, given?.keys ?? given?.taints ?? []),
    open: before.open || (given !== undefined && (given.open || !given.entries)),
    taints: unionTaints(before.taints, taintsOf(call.all)),
  }));
};

/** Of lists, sets and dicts, and of what is like them: by the method's name. */
export const containerModels = {
  get: ({ receiver, receiverNode, positional, keywords, positionalNodes, names }) => {
    const [key] = positional;
    // Werkzeug's `args.get("page", type=int)`.
    if (keywords.get('type')?.names.some((name) => /^(int|float|bool|uuid\.UUID)$/.test(name)))
      return valueOf({ kind: 'int' });
    if (
      !receiver ||
      !key ||
      (receiver.names.some(
        (name) =>
          !/[\])]$|\.(args|form|values|GET|POST|headers|cookies|COOKIES|META|FILES|files|environ|query_params|query)$/.test(
            name,
          ),
      ) &&
        !receiver.entries &&
        receiver.taints.length === 0)
    )
      // A session, a cache: what lies there under a key is not the key.
      return key && receiver && receiver.kind !== 'module' && positional.length + keywords.size <= 2
        ? valueOf({
            names: names.map(resultName),
            taints: unionTaints(receiver.taints, taintsOf([positional[1], ...keywords.values()])),
          })
        : undefined;
    const other = positional[1] ?? keywords.get('default');
    const item =
      receiver.entries && positionalNodes[0]
        ? itemOf(receiver, positionalNodes[0], key)
        : valueOf({ taints: receiver.taints });
    const entry = receiver.entries ? join(item, other ?? constantOf(null)) : item;
    const [whole] = receiver.taints;
    const origin = receiverNode?.type === 'Attribute' && !receiver.entries ? whole?.source : undefined;
    return { ...entry, taints: unionTaints(entry.taints, other?.taints ?? []), call: undefined, origin };
  },
  // What sets have in common lies in one that holds nothing untrusted.
  intersection: ({ receiver, positional, rest }) =>
    rest ? undefined : [receiver, ...positional].find((each) => each?.taints.length === 0),
  pop: ({ receiver }) => receiver && valueOf({ taints: receiver.taints }),
  setdefault: (call, frame) => {
    const value = call.positional[1];
    if (!value) return undefined;
    const [key] = call.positional;
    change(call, frame, (before) => ({
      ...before,
      keys: before.keys && unionTaints(before.keys, key?.constant ? [] : (key?.taints ?? [])),
      open: true,
      taints: unionTaints(before.taints, value.taints),
    }));
    return valueOf({ taints: unionTaints(value.taints, call.receiver?.taints ?? []) });
  },
  keys: ({ receiver }) => {
    if (!receiver?.entries) return undefined;
    const { entries, open, keys } = receiver;
    const known = [...entries.keys()].map((key) => constantOf(key));
    return valueOf({
      kind: 'list',
      items: open && keys ? [...known, anyKey(receiver)] : known,
      open,
      taints: open ? (keys ?? receiver.taints) : [],
    });
  },
  values: ({ receiver }) =>
    receiver?.entries &&
    valueOf({
      kind: 'list',
      items: [...receiver.entries.values()],
      open: receiver.open,
      taints: receiver.taints,
    }),
  items: ({ receiver }) => {
    if (!receiver) return undefined;
    if (receiver.entries && !receiver.open && receiver.entries.size > 0) {
      const items = [...receiver.entries].map(([key, value]) =>
        valueOf({ kind: 'tuple', items: [constantOf(key), value], taints: value.taints }),
      );
      return valueOf({ kind: 'list', items: [joinAll(items)], open: true, taints: receiver.taints });
    }
    if (
      receiver.names.some((name) => !name.endsWith(')') && !name.startsWith('?')) &&
      receiver.taints.length === 0
    )
      return undefined;
    const each = valueOf({ taints: receiver.taints });
    const key = receiver.keys ? anyKey(receiver) : each;
    return valueOf({
      kind: 'list',
      open: true,
      taints: each.taints,
      items: [valueOf({ kind: 'tuple', items: [key, each], taints: each.taints })],
    });
  },
  copy: ({ receiver }) =>
    receiver?.items || receiver?.entries ? { ...receiver, call: undefined } : undefined,
  append: adding(0),
  add: adding(0),
  appendleft: adding(0),
  insert: adding(1),
  push: adding(0),
  put: adding(0),
  write: adding(0),
  writelines: adding(0),
  extend: extending,
  update: updating,
} satisfies Record<string, Model>;
