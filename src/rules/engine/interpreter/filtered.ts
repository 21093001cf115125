import type * as ast from '../syntax/ast.ts';

const known = new WeakMap<ast.Call, ast.Comprehension | null>();

/**
 * `filter(f, xs)` as the generator with the same elements, where the condition can be read: `f` is a lambda, a method of
 * `str` (`str.isdigit`) or asks a collection (`ALLOWED.__contains__`); else `null`. The same generator for the same call.
 */
export function filterAsGenerator(call: ast.Call): ast.Comprehension | null {
  let generator = known.get(call);
  if (generator === undefined) {
    generator = generatorOf(call);
    known.set(call, generator);
  }
  return generator;
}

function generatorOf({ args, start, end }: ast.Call): ast.Comprehension | null {
  const [test, iter] = args;
  if (!test || !iter || args.length !== 2 || args.some(({ name, star }) => name !== null || star !== ''))
    return null;
  const f = test.value;
  const span = { start: f.start, end: f.end };
  // No program has this name.
  const id = (f.type === 'Lambda' && f.params[0]?.name) || 'each of filter';
  const each: ast.Name = { type: 'Name', id, ...span };
  const condition = conditionOf(f, each);
  if (condition === null) return null;
  const clauses = [{ target: each, iter: iter.value, ifs: [condition] }];
  return { type: 'Comprehension', kind: 'generator', key: null, value: each, clauses, start, end };
}

function conditionOf(f: ast.Expr, each: ast.Name): ast.Expr | null {
  if (f.type === 'Lambda') return f.params.length === 1 ? f.body : null;
  if (f.type !== 'Attribute') return null;
  const span = { start: f.start, end: f.end };
  if (f.attr === '__contains__')
    return { type: 'Compare', left: each, ops: ['in'], comparators: [f.value], ...span };
  if (f.value.type === 'Name' && f.value.id === 'str')
    return { type: 'Call', func: { ...f, value: each }, args: [], ...span };
  return null;
}
