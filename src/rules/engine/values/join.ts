import { unionTaints } from './taints.ts';
import type { Value } from '../types.ts';
import { unknownValue } from './value.ts';

const mostNames = 6;

/** What holds of both. */
export function join(a: Value, b: Value, depth = 0): Value {
  if (a === b) return a;
  if (depth > 4) return { ...unknownValue, taints: unionTaints(a.taints, b.taints) };
  const sameConstant =
    a.constant !== undefined && b.constant !== undefined && a.constant.value === b.constant.value;
  const names = b.names.every((name) => a.names.includes(name))
    ? a.names
    : [...new Set([...a.names, ...b.names])].slice(0, mostNames);
  const sameItems = a.items !== undefined && b.items !== undefined && a.items.length === b.items.length;
  return {
    taints: unionTaints(a.taints, b.taints),
    names,
    constant: sameConstant ? a.constant : undefined,
    kind: a.kind === b.kind ? a.kind : undefined,
    // Either way of building is a way: the one that carries untrusted data says more.
    parts: a.parts && b.parts ? moreTelling(a, b).parts : partsOfOne(a, b),
    items: sameItems ? a.items.map((item, i) => join(item, b.items![i]!, depth + 1)) : itemsOfOne(a, b),
    entries: joinEntries(a, b, depth),
    keys: a.keys && b.keys && unionTaints(a.keys, b.keys),
    open: a.open || b.open || a.entries?.size !== b.entries?.size || a.items?.length !== b.items?.length,
    call: a.call?.node === b.call?.node ? b.call : undefined,
    callables: a.callables === b.callables ? a.callables : joinCallables(a, b),
    model: a.model === b.model ? a.model : (a.model ?? b.model),
    origin: a.origin === b.origin ? a.origin : undefined,
    ways: waysOf(a, b),
    test: undefined,
  };
}

const mostWays = 3;

/** How each of both was made, where it was not made alike. */
function waysOf(a: Value, b: Value): Value['ways'] {
  if (a.ways === undefined && b.ways === undefined && a.call?.node === b.call?.node) return undefined;
  const ways = [a, b]
    .flatMap((each) => each.ways ?? [each])
    .filter(({ call, parts, taints }) => taints.length > 0 && (call ?? parts) !== undefined);
  if (ways.length === 0) return undefined;
  const isFirst = (way: Value, i: number): boolean =>
    ways.findIndex((each) => each === way || (way.call !== undefined && each.call === way.call)) === i;
  return ways.filter(isFirst).slice(0, mostWays);
}

const moreTelling = (a: Value, b: Value): Value => (b.taints.length > a.taints.length ? b : a);

function partsOfOne(a: Value, b: Value): Value['parts'] {
  const [built, other] = a.parts ? [a, b] : [b, a];
  const addsNothing = other.taints.every(({ source }) => built.taints.some((each) => each.source === source));
  return built.parts && addsNothing ? built.parts : undefined;
}

/** A list that grew in one branch: what both have, and more. */
function itemsOfOne(a: Value, b: Value): Value['items'] {
  if (!a.items || !b.items) return undefined;
  const [long, short] = a.items.length > b.items.length ? [a.items, b.items] : [b.items, a.items];
  return long.map((item, i) => (short[i] ? join(item, short[i], 1) : item));
}

function joinEntries(a: Value, b: Value, depth: number): Value['entries'] {
  if (!a.entries || !b.entries) return undefined;
  const result = new Map(a.entries);
  for (const [key, value] of b.entries) {
    const known = result.get(key);
    result.set(key, known ? join(known, value, depth + 1) : value);
  }
  return result;
}

function joinCallables(a: Value, b: Value): Value['callables'] {
  const more = b.callables.filter(({ node }) => a.callables.every((known) => known.node !== node));
  return more.length === 0 ? a.callables : [...a.callables, ...more].slice(0, 8);
}

export const joinAll = (values: readonly Value[]): Value =>
  values.reduce((joined, value) => join(joined, value), values[0] ?? unknownValue);

/** Whether nothing that later steps depend on differs. */
export function sameValue(a: Value, b: Value, depth = 0): boolean {
  if (a === b) return true;
  if (depth > 3) return true;
  return (
    a.constant?.value === b.constant?.value &&
    (a.constant === undefined) === (b.constant === undefined) &&
    a.names.length === b.names.length &&
    a.kind === b.kind &&
    a.callables.length === b.callables.length &&
    a.items?.length === b.items?.length &&
    a.entries?.size === b.entries?.size &&
    a.taints.length === b.taints.length &&
    a.keys?.length === b.keys?.length &&
    a.taints.every(({ source, clean }) => b.taints.some((t) => t.source === source && t.clean === clean)) &&
    (a.items ?? []).every((item, i) => sameValue(item, b.items![i]!, depth + 1))
  );
}
