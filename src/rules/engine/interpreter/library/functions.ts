import { tellingOf } from '../names.ts';
import { lineage } from '../../model.ts';
import { canonical } from '../../names/known.ts';
import type { CallInfo, Taint, Value } from '../../types.ts';
import { elementOf } from '../../values/access.ts';
import { piecesOf, skeleton } from '../../values/shape.ts';
import { cleaned, taintsOf, unionTaints } from '../../values/taints.ts';
import { allMarks, marks, pathMarks } from '../../marks.ts';
import { constantOf, textOf, valueOf } from '../../values/value.ts';
import { lookUp } from '../env.ts';
import { joinedPath } from '../operators.ts';
import { filtered } from './filtered.ts';
import type { Frame } from '../machine.ts';
import type { Model } from './model.ts';

export const passing: Model = (call) => {
  const [first] = call.positional;
  return (
    first &&
    valueOf({
      taints: first.taints,
      parts: first.parts,
      constant: first.constant,
      kind: first.kind,
      names: first.names,
      call: first.call,
    })
  );
};

const asText: Model = (call, frame) => {
  if (!call.positional[0]) return constantOf('');
  const first = tellingOf(call.positionalNodes[0], call.positional[0], frame);
  if (first.constant && typeof first.constant.value !== 'string') return constantOf(skeleton(first));
  if (first.kind === 'bytes') return valueOf({ taints: first.taints, kind: 'str' });
  return valueOf({
    taints: first.taints,
    parts: first.parts,
    constant: first.constant,
    kind: 'str',
    call: first.call,
  });
};

const pathOfParts: Model = (call) => joinedPath(call.positional);

/** By qualified name. */
export const functionModels = new Map<string, Model>(
  Object.entries({
    str: asText,
    bytes: (call) => {
      const size = call.positional[0]?.constant?.value;
      if (typeof size === 'number' && size >= 0 && size <= 4096) return constantOf('\0'.repeat(size), true);
      return call.positional.length === 0 ? constantOf('', true) : undefined;
    },
    repr: (call) => valueOf({ taints: taintsOf(call.all), kind: 'str' }),
    'os.fspath': asText,
    'os.fsdecode': asText,
    'pathlib.Path': pathOfParts,
    'pathlib.PurePath': pathOfParts,
    'pathlib.PosixPath': pathOfParts,
    'os.path.join': (call) => ({
      ...joinedPath(call.rest ? [...call.positional, call.rest] : call.positional, false),
      kind: 'str',
    }),
    'os.path.expanduser': passing,
    'os.path.abspath': normalized,
    'os.path.realpath': normalized,
    'os.path.normpath': normalized,
    list: (call) => collection(call, 'list'),
    tuple: (call) => collection(call, 'tuple'),
    set: (call) => collection(call, 'set'),
    frozenset: (call) => collection(call, 'set'),
    sorted: (call) => collection(call, 'list'),
    reversed: (call) => collection(call, 'list'),
    iter: passing,
    next: (call) => call.positional[0] && elementOf(call.positional[0]),
    enumerate: (call) =>
      call.positional[0] &&
      valueOf({
        kind: 'list',
        open: true,
        taints: call.positional[0].taints,
        items: [
          valueOf({
            kind: 'tuple',
            items: [valueOf({ kind: 'int' }), elementOf(call.positional[0])],
            taints: call.positional[0].taints,
          }),
        ],
      }),
    zip: (call) =>
      call.open
        ? undefined
        : valueOf({
            kind: 'list',
            open: true,
            taints: taintsOf(call.positional),
            items: [
              valueOf({
                kind: 'tuple',
                items: call.positional.map(elementOf),
                taints: taintsOf(call.positional),
              }),
            ],
          }),
    dict: (call) => {
      const [first] = call.positional;
      const entries = new Map([...(first?.entries ?? []), ...call.keywords]);
      return valueOf({
        kind: 'dict',
        entries,
        ...((first === undefined || first.keys) && { keys: first?.keys ?? [] }),
        open: call.open || first !== undefined,
        taints: taintsOf(call.all),
      });
    },
    getattr: (call, { machine }) => {
      const name = textOf(call.positional[1]);
      const [owner, , other] = call.positional;
      if (!owner) return undefined;
      const [node] = call.positionalNodes;
      const isSelf = node?.type === 'Name' && node.id === 'self';
      const field = isSelf
        ? [machine.analysis.taint({ label: 'field', what: undefined }, call.node, 'an attribute of `self`')]
        : [];
      const taints = unionTaints(unionTaints(owner.taints, field), other?.taints ?? []);
      return valueOf({
        taints,
        names: name === undefined ? [] : owner.names.map((each) => canonical(`${each}.${name}`)),
      });
    },
    're.sub': (call, frame) =>
      filtered(call, call.arg(0, 'pattern'), call.arg(1, 'repl'), call.arg(2, 'string'), frame),
    __import__: (call) => {
      const name = textOf(call.positional[0]);
      return name === undefined ? undefined : valueOf({ names: [canonical(name)] });
    },
    'importlib.import_module': (call) => {
      const name = textOf(call.positional[0]);
      return name === undefined ? undefined : valueOf({ names: [canonical(name)] });
    },
    super: (_call, frame) => {
      const own = frame.function?.class;
      if (!own) return undefined;
      const self = lookUp(frame.env, frame.function?.node.params[0]?.name ?? 'self');
      const [base] = own.baseModels;
      return valueOf({
        ...(base && { model: base }),
        names: lineage(own).flatMap(({ baseNames }) => baseNames),
        taints: self?.taints ?? [],
      });
    },
    'os.getenv': (call) => call.positional[1] && valueOf({ taints: call.positional[1].taints }),
    print: () => valueOf({ kind: 'none' }),
    globals: () => valueOf({ names: ['globals()'] }),
    locals: (_call, frame) =>
      valueOf({ names: ['locals()'], kind: 'dict', entries: new Map(frame.env.vars), open: true }),
    'string.Template': (call) =>
      call.positional[0] &&
      valueOf({
        names: ['string.Template'],
        taints: call.positional[0].taints,
        parts: piecesOf(call.positional[0]),
      }),
    'io.BytesIO': (call) =>
      call.positional[0] &&
      valueOf({
        names: ['io.BytesIO'],
        taints: call.positional[0].taints,
        parts: piecesOf(call.positional[0]),
      }),
    'functools.partial': (call) => {
      const [callee] = call.positional;
      return callee && { ...callee, taints: taintsOf(call.all) };
    },
    'shlex.join': (call) => call.positional[0] && valueOf({ kind: 'str', taints: call.positional[0].taints }),
    'urllib.parse.unquote': decoded,
    'urllib.parse.unquote_plus': decoded,
    'base64.b64decode': decoded,
    'base64.urlsafe_b64decode': decoded,
    'copy.copy': passing,
    'copy.deepcopy': passing,
    'os.path.split': (call) => {
      const [path] = call.positional;
      if (!path) return undefined;
      const folder = valueOf({ kind: 'str', taints: path.taints });
      const name = cleaned(folder, pathMarks);
      return valueOf({ kind: 'tuple', items: [folder, name], taints: path.taints });
    },
    'os.path.splitext': (call) => {
      const [path] = call.positional;
      if (!path) return undefined;
      // The ending begins with the last dot of the last part: nothing in it separates.
      const ending = cleaned(valueOf({ kind: 'str', taints: path.taints }), pathMarks);
      return valueOf({ kind: 'tuple', items: [path, ending], taints: path.taints });
    },
    'os.path.basename': (call) =>
      call.positional[0] && valueOf({ kind: 'str', taints: call.positional[0].taints }),
    'typing.cast': (call) => call.positional[1],
  } satisfies Record<string, Model>),
);

function normalized(call: CallInfo): Value | undefined {
  const [first] = call.positional;
  if (!first) return undefined;
  const [beginning] = piecesOf(first);
  const made = valueOf({ kind: 'str', taints: first.taints, parts: first.parts });
  // Nothing lies above the root.
  const isRooted = typeof beginning === 'string' && /^[/\\]$/.test(beginning);
  return isRooted ? cleaned(made, marks.noParent) : made;
}
/** What was checked before it was decoded may be anything after it. */
function decoded({ positional: [first] }: CallInfo, { env }: Frame): Value | undefined {
  if (!first) return undefined;
  const bitsOf = ({ clean, source }: Taint): bigint => clean | (env.guarded.get(source) ?? 0n);
  if (first.taints.every((taint) => (bitsOf(taint) & allMarks) === 0n)) return undefined;
  return valueOf({
    kind: first.kind,
    taints: first.taints.map((taint) => ({
      ...taint,
      source: `${taint.source}:decoded`,
      clean: bitsOf(taint) & ~allMarks,
    })),
  });
}

function collection(call: CallInfo, kind: 'list' | 'tuple' | 'set'): Value {
  const [first] = call.positional;
  if (!first) return valueOf({ kind, items: [] });
  if (first.items) return valueOf({ kind, items: first.items, open: first.open, taints: first.taints });
  return valueOf({ kind, items: [elementOf(first)], open: true, taints: first.taints });
}
