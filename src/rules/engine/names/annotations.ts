import type { Expr, Str } from '../syntax/ast.ts';
import type { Kind, Value } from '../types.ts';
import { isRestrictive } from '../values/restrictive.ts';
import { neutralTypes } from './neutral.ts';

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
const wrappers =
  /^(typing\.|typing_extensions\.)?(Optional|Annotated|Final|ClassVar|Union|Required|NotRequired)$/;

/** What is held to a restrictive pattern by the framework. */
const held: Partial<Value> = { names: ['pydantic.constr'] };

/** `Query(pattern="^[a-z]+$")`, `constr(regex=...)`, `StringConstraints(...)`: whether it leaves no freedom for attacks. */
const restricts = (expr: Expr | null | undefined): boolean =>
  expr?.type === 'Call' &&
  expr.args.some(
    ({ name, value }) =>
      (name === 'pattern' || name === 'regex') &&
      value.type === 'Str' &&
      isRestrictive(value.value, 'search'),
  );

/**
 * What an annotation says of a value: its class by name, or its built-in kind.
 *
 * @param given what the variable is set to, which may say more: `name: str = Field(pattern=...)`
 */
export function typeOf(
  annotation: Expr,
  evaluate: (expr: Expr) => Value,
  given?: Expr | null,
): Partial<Value> {
  if (restricts(annotation) || restricts(given)) return held;
  if (annotation.type === 'Str') return typeOfText(annotation, evaluate);
  if (annotation.type === 'BinOp')
    return annotation.right.type === 'Constant' || annotation.op !== '|'
      ? typeOf(annotation.left, evaluate)
      : either(typeOf(annotation.left, evaluate), typeOf(annotation.right, evaluate));
  if (annotation.type === 'Subscript') {
    const base = evaluate(annotation.value);
    const name = base.names[0] ?? '';
    if (wrappers.test(name)) {
      const inner =
        annotation.index.type === 'Tuple' ? annotation.index.elts.filter(isType) : [annotation.index];
      if (inner.some(restricts)) return held;
      const types = (name.endsWith('Union') ? inner : inner.slice(0, 1)).map((each) =>
        typeOf(each, evaluate),
      );
      return types.length > 0 ? types.reduce(either) : {};
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

/** All but `None`. */
const isType = (expr: Expr): boolean => expr.type !== 'Constant';

const either = (a: Partial<Value>, b: Partial<Value>): Partial<Value> => {
  const names = [...(a.names ?? []), ...(b.names ?? [])];
  // What may be any text as well is no choice.
  const isFree = [a, b].some((each) => each.kind === 'str' && !each.names?.length);
  return {
    ...(a.kind === b.kind && a.kind !== undefined && { kind: a.kind }),
    names: isFree ? names.filter((name) => !neutralTypes.has(name)) : names,
    ...(a.model && { model: a.model }),
  };
};
