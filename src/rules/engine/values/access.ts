import { elementName } from '../names/known.ts';
import type { Expr } from '../syntax/ast.ts';
import type { Scalar, Value } from '../types.ts';
import { joinAll } from './join.ts';
import { constantOf, unknownValue, valueOf } from './value.ts';

/** Whether Python takes a constant for true. */
export const truthy = (value: Scalar): boolean =>
  value !== null && value !== false && value !== '' && value !== 0 && value !== 0n;

/** `owner[index]`. What the index holds does not reach the result: a table maps it to something of its own. */
export function itemOf(owner: Value, indexNode: Expr, index: Value): Value {
  const constant = index.constant?.value;
  if (indexNode.type === 'Slice')
    return valueOf({
      taints: owner.taints,
      kind: owner.kind,
      items: owner.items,
      open: true,
      names: owner.names,
    });
  if (owner.entries) {
    const entry = constant === undefined ? undefined : owner.entries.get(constant);
    if (entry) return entry;
    if (constant === undefined && owner.entries.size > 0) return joinAll([...owner.entries.values()]);
    if (!owner.open) return unknownValue;
  }
  if (owner.items && typeof constant === 'number' && !owner.open) {
    const item = owner.items[constant < 0 ? owner.items.length + constant : constant];
    if (item) return item;
  }
  return elementOf({ ...owner, keys: undefined });
}

/** One of the keys of a dict, of which it is known what is untrusted. */
export const anyKey = ({ keys = [] }: Value): Value => valueOf({ taints: keys });

/** Any element of a value. */
export function elementOf(owner: Value): Value {
  if (owner.items && owner.items.length > 0) return joinAll(owner.items);
  if (owner.keys && (owner.open || owner.entries?.size === 0)) return anyKey(owner);
  if (owner.entries && owner.entries.size > 0 && !owner.open)
    return joinAll([...owner.entries.keys()].map((key) => constantOf(key)));
  return valueOf({
    taints: owner.taints,
    names: owner.names.map(elementName),
    ...(owner.kind === 'str' && { kind: 'str' }),
    ...(owner.kind === 'bytes' && { kind: 'int', taints: [] }),
  });
}

/** What the program has written down, where nothing else is found: `PROFILES[name]`, `settings.PROFILES[name]`. */
export const isTable = ({ taints, names, constant, entries, open }: Value): boolean =>
  (entries !== undefined && entries.size > 0 && !open) ||
  (taints.length === 0 &&
    constant === undefined &&
    names.length > 0 &&
    names.every((name) => /(^|\.)[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name)));
