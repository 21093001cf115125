import { builtinNames } from '../names/builtin.ts';
import { canonical, usual } from '../names/known.ts';
import type * as ast from '../syntax/ast.ts';
import type { Taint, Value } from '../types.ts';
import { unionTaints, withTaints } from '../values/taints.ts';
import { valueOf } from '../values/value.ts';
import { lookUp } from './env.ts';
import type { Frame } from './machine.ts';

/** A value under a name that rules may read as a word. */
export function named(id: string, at: ast.Span, value: Value, frame: Frame): Value {
  const { analysis } = frame.machine;
  let taints = value.taints;
  for (const { name, source } of analysis.rules.nameSources)
    if (
      name.test(id) &&
      value.kind !== 'function' &&
      value.kind !== 'class' &&
      value.kind !== 'bool' &&
      value.kind !== 'none'
    )
      if (taints.every(({ label }) => label !== source.label))
        taints = unionTaints(taints, [analysis.taint(source, at, `\`${id}\``)]);
  return withTaints(value, taints);
}

export function evaluateName(expr: ast.Name, frame: Frame): Value {
  const { analysis } = frame.machine;
  const local = frame.globals.has(expr.id) ? undefined : lookUp(frame.env, expr.id);
  const found = local ?? analysis.globals.vars.get(expr.id);
  if (!local && found && frame.function) analysis.fieldsRead.add(`global ${expr.id}`);
  if (found) return named(expr.id, expr, found, frame);
  const name = usual.get(expr.id) ?? canonical(expr.id);
  const sources = sourceTaints([name], expr, frame);
  const unbound = sources.length === 0 && frame.function !== null && !isGlobal(expr.id, analysis.imports);
  const taints = unbound
    ? [analysis.taint({ label: 'field', what: undefined }, expr, `\`${expr.id}\``)]
    : sources;
  return named(expr.id, expr, valueOf({ names: [name], taints }), frame);
}

/** What an object tells of itself in a text is put together of what it holds: `str(self)`, `"%s" % self`. */
export const tellingOf = (expr: ast.Expr | undefined, value: Value, frame: Frame): Value =>
  expr?.type === 'Name' && expr.id === 'self' && frame.function?.node.params[0]?.name === 'self'
    ? withTaints(
        value,
        unionTaints(value.taints, [
          frame.machine.analysis.taint({ label: 'field', what: undefined }, expr, '`self`'),
        ]),
      )
    : value;

/** Built-in and usual names, and those of modules: all that is no variable of a program around a fragment. */
const isGlobal = (id: string, imports: ReadonlySet<string>): boolean =>
  usual.has(id) || builtinNames.has(id) || /^[A-Z_]/.test(id) || imports.has(id);

/** What such attributes hold by themselves. */
export function sourceTaints(names: readonly string[], at: ast.Span, frame: Frame): Taint[] {
  const { analysis } = frame.machine;
  const found = analysis.rules.attributeSources.find(names);
  if (found.length === 0) return [];
  const sources = found.filter(({ label }, i) => found.findIndex((each) => each.label === label) === i);
  const text = analysis.text.slice(at.start, at.end);
  return sources.map((source) =>
    analysis.taint(source, at, `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``),
  );
}
