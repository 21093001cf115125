import { lineage } from '../model.ts';
import { canonical, resultName } from '../names/known.ts';
import type { CallInfo, Value } from '../types.ts';
import { elementOf, itemOf } from '../values/access.ts';
import { join, joinAll } from '../values/join.ts';
import { piecesOf, skeleton } from '../values/shape.ts';
import { cleaned, taintsOf, unionTaints } from '../values/taints.ts';
import { constantOf, textOf, unknownValue, valueOf } from '../values/value.ts';
import { lookUp } from './env.ts';
import { represented } from './guards.ts';
import type { Frame } from './machine.ts';
import { braces, formatted, joinedPath } from './operators.ts';
import { pathOf } from './paths.ts';

type Model = (call: CallInfo, frame: Frame) => Value | undefined;

/** The result of a library call that the engine knows more of than "what goes in comes out"; `undefined` for others. */
export function libraryResult(call: CallInfo, frame: Frame): Value | undefined {
  for (const name of call.names) {
    const model = functions.get(name);
    const result = model?.(call, frame);
    if (result) return result;
  }
  return call.receiver === undefined ? undefined : methods.get(call.method)?.(call, frame);
}

const passing: Model = (call) => {
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

const asText: Model = (call) => {
  const [first] = call.positional;
  if (!first) return constantOf('');
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

const functions = new Map<string, Model>(
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
    'os.path.join': (call) =>
      call.open ? undefined : { ...joinedPath(call.positional, false), kind: 'str' },
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
        open: call.open || first !== undefined,
        taints: taintsOf(call.all),
      });
    },
    getattr: (call) => {
      const name = textOf(call.positional[1]);
      const [owner, , other] = call.positional;
      if (!owner) return undefined;
      const taints = unionTaints(owner.taints, other?.taints ?? []);
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
      call.positional[0] && valueOf({ names: ['io.BytesIO'], taints: call.positional[0].taints }),
    'functools.partial': (call) => {
      const [callee] = call.positional;
      return callee && { ...callee, taints: taintsOf(call.all) };
    },
    'shlex.join': (call) => call.positional[0] && valueOf({ kind: 'str', taints: call.positional[0].taints }),
    'copy.copy': passing,
    'copy.deepcopy': passing,
    'os.path.basename': (call) =>
      call.positional[0] && valueOf({ kind: 'str', taints: call.positional[0].taints }),
    'typing.cast': (call) => call.positional[1],
  } satisfies Record<string, Model>),
);

function normalized(call: CallInfo): Value | undefined {
  const [first] = call.positional;
  return first && valueOf({ kind: 'str', taints: first.taints, parts: first.parts });
}

/** `re.sub(r'[^a-z0-9]', '', x)` leaves listed characters alone, as a full match with them would. */
function filtered(
  call: CallInfo,
  pattern: Value | undefined,
  by: Value | undefined,
  text: Value | undefined,
  frame: Frame,
): Value {
  const result = valueOf({ kind: 'str', taints: taintsOf([by, text]), call });
  const refused = /^\[\^((?:[^\]\\]|\\.)+)\][+*]?$/.exec(textOf(pattern) ?? '')?.[1];
  if (refused === undefined || textOf(by) === undefined || /\\[SDW]/.test(refused)) return result;
  return cleaned(result, frame.machine.analysis.rules.accepting('pattern'));
}

function collection(call: CallInfo, kind: 'list' | 'tuple' | 'set'): Value {
  const [first] = call.positional;
  if (!first) return valueOf({ kind, items: [] });
  if (first.items) return valueOf({ kind, items: first.items, open: first.open, taints: first.taints });
  return valueOf({ kind, items: [elementOf(first)], open: true, taints: first.taints });
}

const isText = ({ receiver }: CallInfo): boolean =>
  receiver?.kind === 'str' || receiver?.kind === 'bytes' || receiver?.parts !== undefined;

/** A method that changes the variable that it is called on. */
function change(call: CallInfo, frame: Frame, changed: (before: Value) => Value): Value {
  const path = call.receiverNode && pathOf(call.receiverNode);
  if (path !== null && path !== undefined && call.receiver) {
    const after = changed(call.receiver);
    if (call.receiverNode?.type === 'Name') {
      if (lookUp(frame.env, path)) {
        frame.env.vars.set(path, after);
      } else if (frame.function && frame.machine.analysis.globals.vars.has(path)) {
        frame.machine.analysis.widenGlobal(path, after);
      }
    } else {
      frame.env.paths.set(path, after);
      const field = call.receiverNode?.type === 'Attribute' ? call.receiverNode : null;
      const owner = field && frame.latest.get(field.value);
      if (field && owner?.model) frame.machine.analysis.widenField(owner.model, field.attr, after);
    }
  }
  return valueOf({ kind: 'none' });
}

const adding =
  (at: number): Model =>
  (call, frame) => {
    const item = call.positional[at];
    if (!item || call.receiver?.kind === 'str') return undefined;
    if (call.receiver?.kind === undefined && call.receiver?.items === undefined && item.taints.length === 0)
      return undefined;
    return change(call, frame, (before) => ({
      ...before,
      items: before.items && (call.method === 'insert' ? undefined : [...before.items, item].slice(0, 200)),
      open: before.open || frame.loops.length > 0,
      taints: unionTaints(before.taints, item.taints),
    }));
  };

const extending: Model = (call, frame) => {
  const [items] = call.positional;
  if (!items) return undefined;
  return change(call, frame, (before) => ({
    ...before,
    items: before.items && items.items && [...before.items, ...items.items].slice(0, 200),
    open: before.open || items.open || !items.items,
    taints: unionTaints(before.taints, items.taints),
  }));
};

const updating: Model = (call, frame) => {
  const [given] = call.positional;
  if (!call.receiver?.entries && taintsOf(call.all).length === 0) return undefined;
  return change(call, frame, (before) => ({
    ...before,
    entries: before.entries && new Map([...before.entries, ...(given?.entries ?? []), ...call.keywords]),
    open: before.open || (given !== undefined && (given.open || !given.entries)),
    taints: unionTaints(before.taints, taintsOf(call.all)),
  }));
};

/** Text in, text out; what remains of a constant is not worked out but where it is cheap. */
const texts: Model = (call) => {
  const { receiver } = call;
  if (!receiver) return undefined;
  const text = textOf(receiver);
  if (text !== undefined && call.all.length === 0) {
    if (call.method === 'lower') return constantOf(text.toLowerCase());
    if (call.method === 'upper') return constantOf(text.toUpperCase());
    if (call.method === 'strip') return constantOf(text.trim());
  }
  const kind = receiver.kind === 'bytes' ? 'bytes' : 'str';
  const same = ['strip', 'lstrip', 'rstrip', 'lower', 'upper', 'expandtabs', 'casefold', 'title'].includes(
    call.method,
  );
  return valueOf({
    kind,
    taints: unionTaints(receiver.taints, taintsOf(call.all)),
    parts: same ? receiver.parts : undefined,
  });
};

const splitting: Model = ({ receiver }) =>
  receiver &&
  valueOf({
    kind: 'list',
    open: true,
    taints: receiver.taints,
    items: [valueOf({ kind: 'str', taints: receiver.taints })],
  });

const pathMethodAt = ({ receiver }: CallInfo): Value | undefined =>
  receiver?.names.includes('pathlib.Path')
    ? valueOf({ names: ['pathlib.Path'], parts: receiver.parts, taints: receiver.taints })
    : undefined;

/** What a query finds is of the document, whoever wrote the query. */
const foundIn: Model = ({ receiver, names }) =>
  receiver?.names.some((name) => /^(lxml|xml|bs4)\./.test(name))
    ? valueOf({ names: names.map(resultName), taints: receiver.taints })
    : undefined;

const methods = new Map<string, Model>(
  Object.entries({
    format: (call, frame) => {
      const { receiver } = call;
      if (!receiver || (!isText(call) && receiver.names.length > 0)) return undefined;
      const whole = braces(receiver, call.positional, call.keywords, call.rest, (value) =>
        represented(value, frame),
      );
      return { ...whole, taints: unionTaints(whole.taints, receiver.taints) };
    },
    format_map: (call) => {
      const keywords = new Map(
        [...(call.positional[0]?.entries ?? [])].map(([key, value]) => [String(key), value]),
      );
      return call.receiver && isText(call)
        ? braces(call.receiver, [], keywords, call.positional[0])
        : undefined;
    },
    join: (call) => {
      const [items] = call.positional;
      const { receiver } = call;
      if (!receiver || !items || call.positional.length > 1 || (receiver.names.length > 0 && !isText(call)))
        return undefined;
      if (!items.items || items.open) {
        const one = elementOf(items);
        // Of an unknown number of elements, three stand for all.
        if (!items.items)
          return valueOf({ kind: 'str', taints: unionTaints(items.taints, receiver.taints), parts: [one] });
        return formatted([...items.items.flatMap((item) => [item, receiver]), items.items.at(-1) ?? one]);
      }
      return formatted(
        items.items.flatMap((item, i) => (i === 0 ? [item] : [receiver, item])),
        receiver.kind === 'bytes',
      );
    },
    ...Object.fromEntries(
      [
        'strip',
        'lstrip',
        'rstrip',
        'lower',
        'upper',
        'casefold',
        'title',
        'capitalize',
        'replace',
        'zfill',
        'ljust',
        'rjust',
        'center',
        'expandtabs',
        'removeprefix',
        'removesuffix',
        'translate',
        'swapcase',
      ].map((name) => [
        name,
        (call: CallInfo, frame: Frame) =>
          isText(call) || call.receiver?.names.length === 0 ? texts(call, frame) : undefined,
      ]),
    ),
    encode: ({ receiver }) =>
      receiver && {
        ...valueOf({ taints: receiver.taints, parts: receiver.parts, constant: receiver.constant }),
        kind: 'bytes' as const,
      },
    decode: (call) =>
      call.receiver?.names.length === 0
        ? {
            ...valueOf({
              taints: call.receiver.taints,
              parts: call.receiver.parts,
              constant: call.receiver.constant,
            }),
            kind: 'str' as const,
          }
        : undefined,
    split: (call, frame) =>
      call.receiver?.names.length === 0 || isText(call) ? splitting(call, frame) : undefined,
    rsplit: splitting,
    splitlines: splitting,
    partition: splitting,
    rpartition: splitting,
    get: ({ receiver, receiverNode, positional, keywords, positionalNodes, names }) => {
      const [key] = positional;
      // Werkzeug's `args.get("page", type=int)`.
      if (keywords.get('type')?.names.some((name) => /^(int|float|bool|uuid\.UUID)$/.test(name)))
        return valueOf({ kind: 'int' });
      if (
        !receiver ||
        !key ||
        (receiver.names.some(
          (name) =>
            !/[\])]$|\.(args|form|values|GET|POST|headers|cookies|COOKIES|META|FILES|files|environ|query_params|query)$/.test(
              name,
            ),
        ) &&
          !receiver.entries &&
          receiver.taints.length === 0)
      )
        // A session, a cache: what lies there under a key is not the key.
        return key && receiver && receiver.kind !== 'module' && positional.length + keywords.size === 1
          ? valueOf({ names: names.map(resultName), taints: receiver.taints })
          : undefined;
      const other = positional[1] ?? keywords.get('default');
      const item =
        receiver.entries && positionalNodes[0]
          ? itemOf(receiver, positionalNodes[0], key)
          : valueOf({ taints: receiver.taints });
      const entry = receiver.entries ? join(item, other ?? constantOf(null)) : item;
      const [whole] = receiver.taints;
      const origin = receiverNode?.type === 'Attribute' && !receiver.entries ? whole?.source : undefined;
      return { ...entry, taints: unionTaints(entry.taints, other?.taints ?? []), call: undefined, origin };
    },
    pop: ({ receiver }) => receiver && valueOf({ taints: receiver.taints }),
    setdefault: (call, frame) => {
      const value = call.positional[1];
      if (!value) return undefined;
      change(call, frame, (before) => ({
        ...before,
        open: true,
        taints: unionTaints(before.taints, value.taints),
      }));
      return valueOf({ taints: unionTaints(value.taints, call.receiver?.taints ?? []) });
    },
    keys: ({ receiver }) =>
      receiver?.entries &&
      valueOf({
        kind: 'list',
        items: [...receiver.entries.keys()].map((key) => constantOf(key)),
        open: receiver.open,
        taints: receiver.open ? receiver.taints : [],
      }),
    values: ({ receiver }) =>
      receiver?.entries &&
      valueOf({
        kind: 'list',
        items: [...receiver.entries.values()],
        open: receiver.open,
        taints: receiver.taints,
      }),
    items: ({ receiver }) => {
      if (!receiver) return undefined;
      if (receiver.entries && !receiver.open && receiver.entries.size > 0) {
        const items = [...receiver.entries].map(([key, value]) =>
          valueOf({ kind: 'tuple', items: [constantOf(key), value], taints: value.taints }),
        );
        return valueOf({ kind: 'list', items: [joinAll(items)], open: true, taints: receiver.taints });
      }
      if (
        receiver.names.some((name) => !name.endsWith(')') && !name.startsWith('?')) &&
        receiver.taints.length === 0
      )
        return undefined;
      const each = valueOf({ taints: receiver.taints });
      return valueOf({
        kind: 'list',
        open: true,
        taints: receiver.taints,
        items: [valueOf({ kind: 'tuple', items: [each, each], taints: receiver.taints })],
      });
    },
    copy: ({ receiver }) =>
      receiver?.items || receiver?.entries ? { ...receiver, call: undefined } : undefined,
    append: adding(0),
    add: adding(0),
    appendleft: adding(0),
    insert: adding(1),
    push: adding(0),
    put: adding(0),
    write: adding(0),
    writelines: adding(0),
    extend: extending,
    update: updating,
    substitute: (call) => templated(call),
    safe_substitute: (call) => templated(call),
    sub: (call, frame) => {
      const pattern = call.receiver?.call?.names.includes('re.compile')
        ? call.receiver.call.arg(0, 'pattern')
        : undefined;
      return pattern && filtered(call, pattern, call.arg(0, 'repl'), call.arg(1, 'string'), frame);
    },
    joinpath: (call) =>
      call.receiver?.names.includes('pathlib.Path')
        ? joinedPath([call.receiver, ...call.positional])
        : undefined,
    ...Object.fromEntries(
      ['xpath', 'findall', 'findtext', 'iterfind', 'cssselect', 'find_all', 'select_one'].map((name) => [
        name,
        foundIn,
      ]),
    ),
    resolve: pathMethodAt,
    absolute: pathMethodAt,
    expanduser: pathMethodAt,
    as_posix: (call) =>
      call.receiver && valueOf({ kind: 'str', parts: call.receiver.parts, taints: call.receiver.taints }),
  } satisfies Record<string, Model>),
);

function templated(call: CallInfo): Value | undefined {
  if (!call.receiver?.names.includes('string.Template')) return undefined;
  const named = new Map([...(call.positional[0]?.entries ?? []), ...call.keywords] as [string, Value][]);
  const pieces: Value[] = [];
  for (const piece of piecesOf(call.receiver)) {
    if (typeof piece !== 'string') {
      pieces.push(piece);
      continue;
    }
    let at = 0;
    for (const match of piece.matchAll(/\$\$|\$(?:(\w+)|\{(\w+)\})/g)) {
      pieces.push(constantOf(piece.slice(at, match.index)));
      at = match.index + match[0].length;
      const name = match[1] ?? match[2];
      pieces.push(
        name === undefined ? constantOf('$') : (named.get(name) ?? call.positional[0] ?? unknownValue),
      );
    }
    pieces.push(constantOf(piece.slice(at)));
  }
  return formatted(pieces);
}
