import { pathMarks, marks } from '../marks.ts';
import type * as ast from '../syntax/ast.ts';
import { calleeName } from '../syntax/callee.ts';
import type { CallInfo, Value } from '../types.ts';
import { piecesOf } from '../values/shape.ts';
import { cleaned } from '../values/taints.ts';
import { textOf } from '../values/value.ts';
import { lookUp } from './env.ts';
import { cleanExpression, isNormalized } from './guards.ts';
import type { Frame } from './machine.ts';

/** Functions and methods whose result names the same file as what they are given. */
const same =
  'str|abspath|realpath|normpath|normcase|expanduser|resolve|absolute|fspath|Path|PurePath|PurePosixPath|lower|strip|replace|as_posix';
/** Those that give a part of a path, or put one together. */
const samePart = 'split|rsplit|partition|rpartition';
const throughText = new RegExp(`^(${same}|${samePart})$`);
const throughPath = new RegExp(`^(${same}|${samePart}|splitext|join|joinpath|relpath|dirname|relative_to)$`);

/** The expressions that hold what an expression is made of: a check of `os.path.abspath(x)` speaks of `x`. */
function* subjects(expr: ast.Expr, through: RegExp, depth = 0): Generator<ast.Expr> {
  yield expr;
  if (depth > 4) return;
  if (expr.type === 'BinOp') {
    yield* subjects(expr.left, through, depth + 1);
    yield* subjects(expr.right, through, depth + 1);
  } else if (expr.type === 'Attribute') {
    if (/^(parts|parents|parent|name)$/.test(expr.attr)) yield* subjects(expr.value, through, depth + 1);
  } else if (expr.type === 'Subscript') {
    if (expr.index.type === 'Slice') yield* subjects(expr.value, through, depth + 1);
  } else if (expr.type === 'Call') {
    const { func, args } = expr;
    // `"/".join(parts)` says what its parts say together.
    const joins = func.type === 'Attribute' && func.attr === 'join' && func.value.type === 'Str';
    if (!joins && !through.test(calleeName(func))) return;
    if (func.type === 'Attribute') yield* subjects(func.value, through, depth + 1);
    for (const { value } of args) yield* subjects(value, through, depth + 1);
  }
}

function clean(expr: ast.Expr, bits: bigint, frame: Frame, through: RegExp): void {
  for (const each of subjects(expr, through)) {
    const makers = each.type === 'Name' ? makersOf(lookUp(frame.env, each.id), through, frame) : [];
    cleanExpression(each, bits, frame);
    for (const maker of makers) cleanExpression(maker, bits, frame);
  }
}

/** The variables that a value was made of and that have not been assigned since: `x` of `y = os.path.realpath(x)`. */
function makersOf(value: Value | undefined, through: RegExp, frame: Frame, depth = 0): readonly ast.Expr[] {
  if (depth > 3) return [];
  const call = value?.call;
  if (!call) return (value?.ways ?? []).flatMap((way) => makersOf(way, through, frame, depth + 1));
  if (!through.test(call.method)) return [];
  const given = [
    [call.receiverNode, call.receiver] as const,
    ...call.positionalNodes.map((node, i) => [node, call.positional[i]] as const),
  ];
  return given.flatMap(([node, each]) =>
    node?.type === 'Name' && each && isStill(node.id, each, frame)
      ? [node, ...makersOf(each, through, frame, depth + 1)]
      : [],
  );
}

const isStill = (name: string, { call, parts, origin }: Value, frame: Frame): boolean => {
  const now = lookUp(frame.env, name);
  return (
    now !== undefined &&
    now.call === call &&
    now.origin === origin &&
    (call !== undefined || now.parts?.length === parts?.length)
  );
};

/** The path that the expression holds, and what it was made of, lies in a folder. */
export const contain = (expr: ast.Expr, frame: Frame): void =>
  clean(expr, frame.machine.analysis.rules.accepting('contained'), frame, throughPath);

/** What is known of an expression's text is known of what it names the same as. */
const mark = (expr: ast.Expr, bits: bigint, frame: Frame): void => clean(expr, bits, frame, throughText);

const separator = /^os\.(path\.)?(alt)?sep$/;
export const isSeparator = (value: Value | undefined): boolean =>
  /^[/\\]$/.test(textOf(value) ?? '') || (value?.names.some((name) => separator.test(name)) ?? false);
const isParent = (value: Value | undefined): boolean =>
  /^[/\\]?\.\.[/\\]?$/.test(textOf(value) ?? '') || (value?.names.includes('os.pardir') ?? false);

/** Whether a prefix is a whole folder: it ends with a separator, or nothing in the file says that it does not. */
function isWholeFolder(prefix: Value | undefined): boolean {
  if (!prefix) return false;
  const last = piecesOf(prefix).at(-1);
  if (typeof last === 'string') return /[/\\]$/.test(last);
  if (last === undefined || last.names.some((name) => separator.test(name))) return last !== undefined;
  // `to_bytes(os.sep)`
  if (isSeparator(last.call?.positional[0])) return true;
  return isFromElsewhere(prefix);
}

/** A folder that the file does not name: a setting, an attribute, a parameter. */
function isFromElsewhere(value: Value, depth = 0): boolean {
  if (value.constant || (value.parts?.length ?? 0) > 1) return false;
  const { call } = value;
  // The folder that a program was started in stands for itself.
  if (value.names.includes('os.getcwd()')) return true;
  if (!call || depth > 4)
    return value.names.every((name) => !/^pathlib\.\w*Path(\.|$)|^__file__$|^os\./.test(name));
  if (!/^(str|abspath|realpath|normpath|normcase|expanduser|resolve|Path|PurePath|fspath)$/.test(call.method))
    return call.names.every((name) => !/^(os|pathlib|tempfile)\./.test(name));
  const inner = call.positional[0] ?? call.receiver;
  return inner !== undefined && isFromElsewhere(inner, depth + 1);
}

/** `path` of `(path + os.sep)`. */
function withoutEnd(expr: ast.Expr, frame: Frame): ast.Expr {
  const isEnded = expr.type === 'BinOp' && isSeparator(frame.machine.analysis.values.get(expr.right));
  return isEnded ? expr.left : expr;
}

/** What the outcome of a call says of a path: `x.startswith(folder)`, `os.path.isabs(x)`. */
export function assumeInside(call: CallInfo, outcome: boolean, frame: Frame): void {
  const { method, receiver, receiverNode, positional, positionalNodes, names } = call;
  const [first] = positionalNodes;
  if (method === 'startswith' && receiverNode && receiver) {
    const path = withoutEnd(receiverNode, frame);
    const isNormal = isNormalized(frame.machine.analysis.values.get(path) ?? receiver);
    if (outcome && isNormal && isWholeFolder(positional[0])) contain(path, frame);
    if (outcome) return;
    const prefixes = positional[0]?.items ?? positional.slice(0, 1);
    if (prefixes.some(isSeparator)) mark(receiverNode, marks.relative, frame);
    if (prefixes.some(isParent)) {
      if (receiver.call?.method === 'relpath') contain(receiverNode, frame);
      else if (isNormalized(receiver)) mark(receiverNode, marks.noParent, frame);
    }
  } else if (method === 'is_relative_to') {
    if (outcome && receiverNode && receiver && isNormalized(receiver)) contain(receiverNode, frame);
  } else if (!outcome && method === 'is_absolute') {
    if (receiverNode) mark(receiverNode, marks.relative, frame);
  } else if (!outcome && names.includes('os.path.isabs')) {
    if (first) mark(first, marks.relative, frame);
  } else if (!outcome && method === 'search' && names.includes('re.search')) {
    const subject = positionalNodes[1];
    if (subject && /^(\\\.\\\.|\[\.\]\{2\})$/.test(textOf(positional[0]) ?? ''))
      mark(subject, marks.noParent, frame);
  }
}

/** What it says of a path that a call has not raised: `path.resolve().relative_to(folder)`. */
export function assumeReturned({ method, receiver, receiverNode }: CallInfo, frame: Frame): void {
  if (method === 'relative_to' && receiver && receiverNode && isNormalized(receiver))
    contain(receiverNode, frame);
}

/** What a comparison that holds (`op`) says of paths: `".." not in x`, `os.path.commonpath([base, x]) == base`. */
export function comparedInside(
  op: string,
  [left, a]: readonly [ast.Expr, Value],
  [right, b]: readonly [ast.Expr, Value],
  frame: Frame,
): void {
  if (op === 'not in') {
    if (isParent(a)) {
      mark(right, marks.noParent, frame);
      markJoined(right, marks.noParent, frame);
      if (b.call?.method === 'relpath') contain(right, frame);
    }
    if (isSeparator(a)) mark(right, pathMarks, frame);
    // `part not in ("", ".", "..")`
    if (b.items?.some(isParent) && isPartOfPath(a)) mark(left, refusedBits(b), frame);
  }
  if (op === '!=' && isPartOfPath(a) && isParent(b)) mark(left, marks.noParent, frame);
  // `os.path.normpath(path).split(os.sep)[0] != os.pardir`
  if (op === '!=' && left.type === 'Subscript' && isParent(b)) {
    const { call } = frame.machine.analysis.values.get(left.value) ?? {};
    if (call && /^(split|partition)$/.test(call.method) && call.receiver && isNormalized(call.receiver))
      if (call.receiverNode) mark(call.receiverNode, marks.noParent, frame);
  }
  if (op === '==') {
    equalInside(left, a, b, frame);
    equalInside(right, b, a, frame);
  }
  const found = left.type === 'Call' && a.call ? a.call : undefined;
  if (found && /^r?(find|index|count)$/.test(found.method)) searched(found, op, b, frame);
}

const refusedBits = ({ items = [] }: Value): bigint =>
  marks.noParent | (items.some((item) => textOf(item) === '') ? marks.relative : 0n);

const isPartOfPath = ({ call, names }: Value): boolean =>
  /^(split|rsplit|partition)$/.test(call?.method ?? '') || names.some((name) => name.endsWith('.parts[]'));

/** `x.find(base) == 0`, `x.find("..") < 0`. */
function searched(call: CallInfo, op: string, limit: Value, frame: Frame): void {
  const { receiverNode, receiver, positional, method } = call;
  const number = limit.constant?.value;
  if (!receiverNode || !receiver || typeof number !== 'number') return;
  if (
    op === '==' &&
    number === 0 &&
    method === 'find' &&
    isNormalized(receiver) &&
    isWholeFolder(positional[0])
  )
    contain(receiverNode, frame);
  const isAbsent =
    method === 'count'
      ? (/^(==|<=)$/.test(op) && number === 0) || (op === '<' && number === 1)
      : (op === '==' && number === -1) || (op === '<' && number === 0);
  if (isAbsent && isParent(positional[0])) mark(receiverNode, marks.noParent, frame);
}

/** `path.parent == base`, `os.path.commonpath([base, path]) == base`, `path[:len(base)] == base`, `os.path.basename(x) == x`. */
function equalInside(expr: ast.Expr, value: Value, other: Value, frame: Frame): void {
  if (expr.type === 'Attribute') {
    // `pathlib` keeps `..`: what has the folder for its parent lies in it.
    if (expr.attr === 'parent') contain(expr.value, frame);
    if (expr.attr === 'name' && !other.constant) contain(expr.value, frame);
    return;
  }
  if (expr.type === 'Subscript') {
    const owner = frame.machine.analysis.values.get(expr.value);
    if (expr.index.type === 'Slice' && owner && isNormalized(owner) && isWholeFolder(other))
      contain(expr.value, frame);
    return;
  }
  if (expr.type === 'Name') {
    // `common = os.path.commonpath([base, path])`
    if (value.call?.method === 'commonpath') containListed(value.call, frame);
    const made = [value, ...(value.ways ?? [])].find(({ call }) => call?.method === 'dirname')?.call;
    const [whole] = made?.positional ?? [];
    if (whole && isNormalized(whole)) contain(expr, frame);
    return;
  }
  if (expr.type !== 'Call' || !value.call) return;
  const [first] = expr.args;
  const { values } = frame.machine.analysis;
  switch (value.call.method) {
    case 'commonpath':
    case 'commonprefix':
      if (value.call.method === 'commonprefix' && !isWholeFolder(other)) return;
      containListed(value.call, frame);
      return;
    case 'dirname': {
      const known = first && values.get(first.value);
      if (known && isNormalized(known)) contain(first.value, frame);
      return;
    }
    case 'basename':
      if (first) contain(first.value, frame);
      return;
  }
}

/** What the paths of a list have in common lies above each of them: `os.path.commonpath([base, path])`. */
function containListed({ positionalNodes }: CallInfo, frame: Frame): void {
  for (const list of positionalNodes)
    for (const each of list.type === 'List' || list.type === 'Tuple' ? list.elts : []) {
      const known = frame.machine.analysis.values.get(each);
      if (known && isNormalized(known)) contain(each, frame);
    }
}

/** What a condition on each part of a path refuses: `part in ("", ".", "..")`, `part == os.pardir`. */
export function refusedParts(expr: ast.Expr, frame: Frame): bigint {
  const { values } = frame.machine.analysis;
  if (expr.type === 'BoolOp')
    return expr.op === 'or' ? refusedParts(expr.left, frame) | refusedParts(expr.right, frame) : 0n;
  if (expr.type !== 'Compare' || expr.ops.length !== 1) return 0n;
  const other = values.get(expr.comparators[0]!);
  if (!other) return 0n;
  if (expr.ops[0] === '==') return isParent(other) ? marks.noParent : 0n;
  return expr.ops[0] === 'in' && other.items?.some(isParent) ? refusedBits(other) : 0n;
}

/** What was put together of parts before they were looked at: `path = "/".join(parts)`. */
function markJoined(parts: ast.Expr, bits: bigint, { env }: Frame): void {
  if (parts.type !== 'Name') return;
  for (const [name, value] of env.vars) {
    const [of] = value.call?.method === 'join' ? value.call.positionalNodes : [];
    if (of?.type === 'Name' && of.id === parts.id) env.vars.set(name, cleaned(value, bits));
  }
}

/** None of the parts of a path (`x.split("/")`, `Path(x).parts`) is refused. */
export const markParts = (parts: ast.Expr, bits: bigint, frame: Frame): void => mark(parts, bits, frame);
