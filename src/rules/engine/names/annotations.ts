import type { Expr, Str } from '../syntax/ast.ts';
import type { Kind, Value } from '../types.ts';

const builtin: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    str: 'str',
    bytes: 'bytes',
    int: 'int',
    float: 'float',
    bool: 'bool',
    list: 'list',
    dict: 'dict',
    set: 'set',
    tuple: 'tuple',
    bytearray: 'bytes',
  }),
);
const wrappers = /^(typing\.)?(Optional|Annotated|Final|ClassVar|Union|Required|NotRequired)$/;

/** What an annotation says of a value: its class by name, or its built-in kind. */
export function typeOf(annotation: Expr, evaluate: (expr: Expr) => Value): Partial<Value> {
  if (annotation.type === 'Str') return typeOfText(annotation, evaluate);
  if (annotation.type === 'BinOp')
    return annotation.right.type === 'Constant' || annotation.op !== '|'
      ? typeOf(annotation.left, evaluate)
      : either(typeOf(annotation.left, evaluate), typeOf(annotation.right, evaluate));
  if (annotation.type === 'Subscript') {
    const base = evaluate(annotation.value);
    const name = base.names[0] ?? '';
    if (wrappers.test(name)) {
      const inner = annotation.index.type === 'Tuple' ? annotation.index.elts[0] : annotation.index;
      return inner ? typeOf(inner, evaluate) : {};
    }
    const kind = builtin.get(name.replace(/^typing\./, '').toLowerCase());
    return kind ? { kind } : { names: base.names };
  }
  if (annotation.type !== 'Name' && annotation.type !== 'Attribute') return {};
  const value = evaluate(annotation);
  const kind = builtin.get(value.names[0] ?? '');
  if (kind) return kind === 'int' || kind === 'float' || kind === 'bool' ? { kind, names: [kind] } : { kind };
  if (value.kind === 'class' && value.model) return { model: value.model, names: value.model.baseNames };
  return { names: value.names };
}

/** `x: 'sqlite3.Connection'`. */
function typeOfText({ value: text, start, end }: Str, evaluate: (expr: Expr) => Value): Partial<Value> {
  const name = text.split('|')[0]?.trim() ?? '';
  if (!/^[\w.]+$/.test(name)) return {};
  const [first = '', ...rest] = name.split('.');
  const expr = rest.reduce<Expr>(
    (value, attr) => ({ type: 'Attribute', value, attr, attrStart: start, start, end }),
    { type: 'Name', id: first, start, end },
  );
  return typeOf(expr, evaluate);
}

const either = (a: Partial<Value>, b: Partial<Value>): Partial<Value> => ({
  ...(a.kind === b.kind && a.kind !== undefined && { kind: a.kind }),
  names: [...(a.names ?? []), ...(b.names ?? [])],
  ...(a.model && { model: a.model }),
});
