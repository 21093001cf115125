import type { Env, Value } from '../types.ts';
import type { Analysis } from './analysis.ts';

/** What tells one call of a function from another, as far as its execution depends on it. */
export function signatureOf(node: { start: number }, env: Env, analysis: Analysis): string {
  const parts = [`${node.start}`, analysis.generation];
  for (const [name, value] of env.vars) parts.push(name, valueSignature(value, 0));
  for (const [path, value] of env.paths) parts.push(path, valueSignature(value, 0));
  for (const [source, bits] of env.guarded) parts.push(source, bits.toString(36));
  return parts.join('\u0001');
}

function valueSignature(value: Value, depth: number): string {
  const { taints, names, constant, kind, items, entries, parts, callables, model, call } = value;
  const list = [
    kind ?? '',
    names.join(),
    constant === undefined ? '' : `${typeof constant.value}${String(constant.value)}`,
    taints.map(({ source, clean }) => `${source}/${clean.toString(36)}`).join(),
    callables.map(({ node }) => node.start).join(),
    model ? `${model.name}${model.node.start}` : '',
    call ? `${call.node.start}` : '',
  ];
  if (depth < 3) {
    if (items) list.push('[', ...items.map((item) => valueSignature(item, depth + 1)), ']');
    if (entries) for (const [key, item] of entries) list.push(String(key), valueSignature(item, depth + 1));
    if (parts)
      for (const part of parts) list.push(typeof part === 'string' ? part : valueSignature(part, depth + 1));
  }
  return list.join('\u0002');
}
