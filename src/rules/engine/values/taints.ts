import type { Span } from '../syntax/ast.ts';
import type { Taint, Value } from '../types.ts';

/** All of both; of the same source once, harmless only where both are. */
export function unionTaints(a: readonly Taint[], b: readonly Taint[]): readonly Taint[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  let result: Taint[] | null = null;
  for (const taint of b) {
    const list: readonly Taint[] = result ?? a;
    const at = list.findIndex(({ source }) => source === taint.source);
    const known = list[at];
    if (known && (known.clean & taint.clean) === known.clean) continue;
    result ??= [...a];
    if (!known) result.push(taint);
    else
      result[at] = {
        ...known,
        clean: known.clean & taint.clean,
        ...(taint.clean === 0n && { step: taint.step }),
      };
    if (result.length >= 24) break;
  }
  return result ?? a;
}

export const taintsOf = (values: Iterable<Value | undefined | null>): readonly Taint[] => {
  let all: readonly Taint[] = [];
  for (const value of values) if (value && value.taints.length > 0) all = unionTaints(all, value.taints);
  return all;
};

export const withTaints = (value: Value, taints: readonly Taint[]): Value =>
  taints === value.taints ? value : { ...value, taints };

/** The same value, harmless for the rules of these bits. */
export function cleaned(value: Value, bits: bigint): Value {
  if (value.taints.every(({ clean }) => (clean & bits) === bits)) return value;
  const clean = (taint: Taint): Taint => ({ ...taint, clean: taint.clean | bits });
  return {
    ...value,
    taints: value.taints.map(clean),
    keys: value.keys?.map(clean),
    parts: value.parts?.map((part) => (typeof part === 'string' ? part : cleaned(part, bits))),
    items: value.items?.map((item) => cleaned(item, bits)),
    entries: value.entries && new Map([...value.entries].map(([key, each]) => [key, cleaned(each, bits)])),
    ways: value.ways?.map((way) => cleaned(way, bits)),
  };
}

/** The same value, harmless for the rules of the bits of each source. */
export function cleanedBySource(value: Value, bits: ReadonlyMap<string, bigint>): Value {
  const isLeft = value.taints.some(({ source, clean }) => ((bits.get(source) ?? 0n) & ~clean) !== 0n);
  if (!isLeft) return value;
  const each = (inner: Value): Value => cleanedBySource(inner, bits);
  const clean = (taint: Taint): Taint => ({ ...taint, clean: taint.clean | (bits.get(taint.source) ?? 0n) });
  return {
    ...value,
    taints: value.taints.map(clean),
    keys: value.keys?.map(clean),
    parts: value.parts?.map((part) => (typeof part === 'string' ? part : each(part))),
    items: value.items?.map(each),
    entries: value.entries && new Map([...value.entries].map(([key, inner]) => [key, each(inner)])),
    ways: value.ways?.map(each),
  };
}

/** The same value, one step further on its way. */
export function stepped(value: Value, at: Span, message: string): Value {
  if (value.taints.length === 0) return value;
  const taints = value.taints.map((taint) =>
    taint.step.at.start === at.start && taint.step.at.end === at.end
      ? taint
      : { ...taint, step: { at, message, before: taint.step } },
  );
  return { ...value, taints };
}
