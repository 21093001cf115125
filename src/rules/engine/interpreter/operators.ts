import type { Value } from '../types.ts';
import { concatenated, piecesOf } from '../values/shape.ts';
import { cleaned, taintsOf, unionTaints, withTaints } from '../values/taints.ts';
import { marks } from '../marks.ts';
import { constantOf, textOf, valueOf } from '../values/value.ts';

const isPath = (value: Value): boolean =>
  value.names.includes('pathlib.Path') || value.names.includes('pathlib.PurePath');
export const isNumber = (value: Value): boolean =>
  value.kind === 'int' || value.kind === 'float' || value.kind === 'bool';

/** Values put together to one string. What stands behind something else begins no absolute path. */
export function formatted(given: readonly Value[], bytes = false, begins = false): Value {
  const pieces = begins ? given : given.map((piece, i) => (i === 0 ? piece : cleaned(piece, marks.relative)));
  const parts = concatenated(pieces);
  const [only] = parts ?? [];
  if (parts?.length === 0) return constantOf('', bytes);
  if (parts?.length === 1 && typeof only === 'string') return constantOf(only, bytes);
  return valueOf({ kind: bytes ? 'bytes' : 'str', parts, taints: taintsOf(pieces) });
}

/** What `repr` makes of a value: `%r`, `{!r}`. */
export type Represent = (value: Value) => Value;

/** `left op right`. */
export function binary(
  op: string,
  left: Value,
  right: Value,
  represent: Represent = (value) => value,
): Value {
  switch (op) {
    case '+':
      return plus(left, right);
    case '%': {
      const format = textOf(left) ?? (left.parts ? '' : undefined);
      if (format === undefined && left.kind !== 'str')
        return unknownFormat(left, right) ?? numeric(left, right);
      return percent(left, right, represent);
    }
    case '*': {
      const repeated = repeat(left, right) ?? repeat(right, left);
      if (repeated) return repeated;
      if (left.kind === 'str' || left.kind === 'list' || left.kind === 'bytes' || left.kind === 'tuple')
        return valueOf({ kind: left.kind, taints: left.taints, items: left.items, open: true });
      return numeric(left, right);
    }
    case '/':
      if (isPath(left) || isPath(right) || isName(left, right)) return joinedPath([left, right]);
      return numeric(left, right);
    case '|':
    case '&':
    case '^':
    case '-': {
      if (op === '|' && left.entries && right.entries)
        return valueOf({
          kind: 'dict',
          entries: new Map([...left.entries, ...right.entries]),
          open: left.open || right.open,
          taints: taintsOf([left, right]),
        });
      if (op === '|' && left.names.length > 0)
        return valueOf({
          names: [...left.names, ...right.names].slice(0, 6),
          taints: taintsOf([left, right]),
        });
      return (op === '&' ? inBoth(left, right) : undefined) ?? numeric(left, right);
    }
    default:
      return numeric(left, right);
  }
}

/** What two sets have in common lies in the one that holds nothing untrusted. */
function inBoth(left: Value, right: Value): Value | undefined {
  if (left.kind !== 'set' && right.kind !== 'set') return undefined;
  return [left, right].find(({ taints }) => taints.length === 0);
}

const folderName = /(^|[._])(dir|directory|folder|root|path)$/;

/**
 * A text behind something that is no number: `self.folder / name`, `UPLOADS / request.args["name"]`. Packets are put
 * together like this as well: `IP() / data`.
 */
function isName(left: Value, right: Value): boolean {
  if (left.kind !== undefined || left.constant !== undefined) return false;
  const isFolder =
    left.names.length > 0 && left.names.every((name) => /(^|\.)[A-Z][A-Z0-9_]{4,}$/.test(name));
  if (isFolder) return right.kind === 'str' || (right.kind === undefined && right.taints.length > 0);
  return (
    left.names.every((name) => !/(^|\.)[A-Z]\w*(\(\))?$/.test(name)) &&
    (right.kind === 'str' ||
      (right.kind === undefined &&
        right.origin !== undefined &&
        left.taints.every(({ label }) => label === 'field')) ||
      (right.taints.length > 0 && left.names.some((name) => folderName.test(name))))
  );
}

/** A short constant text, repeated. */
function repeat(text: Value, times: Value): Value | undefined {
  const [constant, count] = [text.constant?.value, times.constant?.value];
  if (typeof count !== 'number' || count < 0 || count > 4096) return undefined;
  if (typeof constant === 'string' && constant.length * count <= 65_536)
    return constantOf(constant.repeat(count), text.kind === 'bytes');
  if (typeof constant === 'number' && typeof count === 'number') return constantOf(constant * count);
  return undefined;
}

function numeric(left: Value, right: Value): Value {
  if (isNumber(left) || isNumber(right)) return valueOf({ kind: 'int' });
  return valueOf({ taints: unionTaints(left.taints, right.taints) });
}

function plus(left: Value, right: Value): Value {
  const [a, b] = [left.constant?.value, right.constant?.value];
  if (typeof a === 'number' && typeof b === 'number') return constantOf(a + b);
  if (isNumber(left) || isNumber(right)) {
    if (left.kind !== 'str' && right.kind !== 'str') return numeric(left, right);
  }
  if (left.items && right.items && left.kind === right.kind)
    return valueOf({
      kind: left.kind,
      items: [...left.items, ...right.items].slice(0, 200),
      open: left.open || right.open,
      taints: unionTaints(left.taints, right.taints),
    });
  if (left.kind === 'list' || right.kind === 'list' || left.kind === 'tuple' || right.kind === 'tuple')
    return valueOf({
      kind: left.kind ?? right.kind,
      items: [...(left.items ?? [left]), ...(right.items ?? [right])].slice(0, 200),
      open: true,
      taints: unionTaints(left.taints, right.taints),
    });
  return formatted([left, right], left.kind === 'bytes' || right.kind === 'bytes');
}

/** A path's pieces with `/` between them; a string or a `pathlib.Path`. */
export function joinedPath(pieces: readonly Value[], asPath = true): Value {
  const between = pieces.flatMap((piece, i) =>
    i === 0 || endsWithSlash(pieces[i - 1]!) ? [piece] : [constantOf('/'), piece],
  );
  // An absolute path replaces the folder before it.
  const whole = formatted(between, false, true);
  const parts = whole.parts ?? (whole.constant ? piecesOf(whole) : undefined);
  return asPath ? valueOf({ names: ['pathlib.Path'], parts, taints: whole.taints }) : whole;
}
const endsWithSlash = (value: Value): boolean => {
  const last = piecesOf(value).at(-1);
  return typeof last === 'string' && last.endsWith('/');
};

const numberConversion = /[diouxXeEfFgGc]$/;

/** `format % values`. */
function percent(format: Value, values: Value, represent: Represent): Value {
  const pieces: Value[] = [];
  let next = 0;
  const positional = values.kind === 'tuple' ? values.items : [values];
  const rest = values.kind === 'tuple' && values.items === undefined ? [values] : [];
  for (const piece of piecesOf(format)) {
    if (typeof piece !== 'string') {
      pieces.push(piece);
      continue;
    }
    let at = 0;
    for (const match of piece.matchAll(
      /%(?:\((\w+)\))?[#0\- +]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[hlL]?([a-zA-Z%])/g,
    )) {
      pieces.push(constantOf(piece.slice(at, match.index)));
      at = match.index + match[0].length;
      const [, key, conversion = ''] = match;
      if (conversion === '%') {
        pieces.push(constantOf('%'));
        continue;
      }
      const value = key === undefined ? positional?.[next++] : (values.entries?.get(key) ?? values);
      if (numberConversion.test(conversion)) pieces.push(valueOf({ kind: 'str' }));
      else {
        const piece = value ?? rest[0] ?? valueOf({ taints: values.taints });
        pieces.push(/[ra]/.test(conversion) ? represent(piece) : piece);
      }
    }
    pieces.push(constantOf(piece.slice(at)));
  }
  const whole = formatted(pieces, format.kind === 'bytes');
  return whole.constant ? whole : { ...whole, kind: whole.kind ?? 'str' };
}

/** `TEMPLATE % (a, b)` with a template from elsewhere: that, and what is put into it. */
function unknownFormat(format: Value, values: Value): Value | undefined {
  if (values.kind !== 'tuple' && values.kind !== 'dict') return undefined;
  const given = values.kind === 'tuple' ? (values.items ?? []) : [...(values.entries?.values() ?? [])];
  const isAll = !values.open && given.length > 0;
  return formatted([ownTemplate(format), ...given, ...(isAll ? [] : [valueOf({ taints: values.taints })])]);
}

/** A template that an object holds is the program's. */
const ownTemplate = (format: Value): Value =>
  withTaints(
    format,
    format.taints.filter(({ label }) => label !== 'field'),
  );

/** `format.format(...)`. */
export function braces(
  format: Value,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  rest: Value | undefined,
  represent: Represent = (value) => value,
): Value {
  if (piecesOf(format).every((piece) => typeof piece !== 'string'))
    return formatted([ownTemplate(format), ...positional, ...keywords.values(), ...(rest ? [rest] : [])]);
  const pieces: Value[] = [];
  let next = 0;
  for (const piece of piecesOf(format)) {
    if (typeof piece !== 'string') {
      pieces.push(piece);
      continue;
    }
    let at = 0;
    for (const match of piece.matchAll(
      /\{\{|\}\}|\{([^{}!:.[\]]*)([^{}!:]*)(?:!(\w))?(?::((?:[^{}]|\{[^{}]*\})*))?\}/g,
    )) {
      pieces.push(constantOf(piece.slice(at, match.index)));
      at = match.index + match[0].length;
      if (match[0] === '{{' || match[0] === '}}') {
        pieces.push(constantOf(match[0].slice(1)));
        continue;
      }
      const [, key = '', , conversion, spec = ''] = match;
      const index = key === '' ? next++ : /^\d+$/.test(key) ? Number(key) : null;
      const value = (index === null ? keywords.get(key) : positional[index]) ?? rest;
      if (/[dxXofeEgGbn]$/.test(spec)) pieces.push(valueOf({ kind: 'str' }));
      else if (value && (conversion === 'r' || conversion === 'a')) pieces.push(represent(value));
      else pieces.push(value ?? valueOf({ kind: 'str' }));
    }
    pieces.push(constantOf(piece.slice(at)));
  }
  return formatted(pieces);
}
