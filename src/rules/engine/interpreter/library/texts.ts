import type { CallInfo, Value } from '../../types.ts';
import { elementOf } from '../../values/access.ts';
import { piecesOf } from '../../values/shape.ts';
import { cleaned, taintsOf, unionTaints } from '../../values/taints.ts';
import { pathMarks, marks } from '../../marks.ts';
import { isSeparator } from '../containment.ts';
import { constantOf, textOf, unknownValue, valueOf } from '../../values/value.ts';
import { represented } from '../guards.ts';
import type { Frame } from '../machine.ts';
import { tellingOf } from '../names.ts';
import { braces, formatted } from '../operators.ts';
import { filtered } from './filtered.ts';
import { isNamedText, isText, type Model } from './model.ts';

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
  if (call.method === 'replace') {
    const filled = filledIn(receiver, call.positional);
    if (filled) return filled;
  }
  const kind = receiver.kind === 'bytes' ? 'bytes' : 'str';
  const same = ['strip', 'lstrip', 'rstrip', 'lower', 'upper', 'expandtabs', 'casefold', 'title'].includes(
    call.method,
  );
  const made = valueOf({
    kind,
    taints: unionTaints(receiver.taints, taintsOf(call.all)),
    parts: same ? receiver.parts : undefined,
  });
  return cleaned(made, marksOf(call));
};

/** `request.POST["name"].replace("/", "")`, `.lstrip("/")`: nothing but a text is told two, or stripped. */
const isOfTextsOnly = ({ method, positional }: CallInfo): boolean =>
  positional.every((each) => textOf(each) !== undefined) &&
  (/^[lr]?strip$/.test(method) || (method === 'replace' && positional.length === 2));

/** A template and what is put in the place of a mark in it: `PAGE.replace("@BODY@", body)`. */
function filledIn(template: Value, [mark, value]: readonly Value[]): Value | undefined {
  const text = textOf(mark);
  if (text === undefined || text === '' || !value || value.taints.length === 0) return undefined;
  if (template.taints.length > 0 && !template.parts) return undefined;
  const pieces = piecesOf(template).flatMap((piece) =>
    typeof piece === 'string'
      ? piece.split(text).flatMap((between, i) => [...(i > 0 ? [value] : []), constantOf(between)])
      : [piece],
  );
  // Where the mark stands in an unknown template is not known.
  return formatted(pieces.includes(value) ? pieces : [...pieces, value]);
}

/** What stripping and replacing say of a path that the text may be. */
function marksOf({ method, positional: [first, second] }: CallInfo): bigint {
  const text = textOf(first);
  if (text === undefined) return 0n;
  if (/^l?strip$/.test(method)) return text.includes('/') ? marks.relative : 0n;
  const by = textOf(second);
  if (method !== 'replace' || by === undefined || by.includes('.') || by.includes('/')) return 0n;
  if (text === '..') return marks.noParent;
  return text === '/' ? pathMarks : 0n;
}

const splitting: Model = (call) => {
  const { receiver, positional } = call;
  if (!receiver) return undefined;
  const item = valueOf({ kind: 'str', taints: receiver.taints, call });
  return valueOf({
    kind: 'list',
    open: true,
    taints: receiver.taints,
    items: [isSeparator(positional[0]) ? cleaned(item, marks.relative) : item],
  });
};

/** Of texts, templates and regular expressions: by the method's name. */
export const textModels = {
  format: (call, frame) => {
    const { receiver } = call;
    if (!receiver || (!isText(call) && !isNamedText(call) && receiver.names.length > 0)) return undefined;
    const given = call.positional.map((value, i) => tellingOf(call.positionalNodes[i], value, frame));
    const whole = braces(receiver, given, call.keywords, call.rest, (value) => represented(value, frame));
    // A template that an object holds is the program's own.
    const own = receiver.taints.filter(({ label }) => label !== 'field');
    return { ...whole, taints: unionTaints(whole.taints, own) };
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
    if (
      !receiver ||
      !items ||
      call.positional.length > 1 ||
      (receiver.names.length > 0 && !isText(call) && !isSeparator(receiver))
    )
      return undefined;
    if (!items.items || items.open) {
      const one = { ...elementOf(items), call: items.call };
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
        isText(call) || isNamedText(call) || call.receiver?.names.length === 0 || isOfTextsOnly(call)
          ? texts(call, frame)
          : undefined,
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
  substitute: (call) => templated(call),
  safe_substitute: (call) => templated(call),
  sub: (call, frame) => {
    const pattern = call.receiver?.call?.names.includes('re.compile')
      ? call.receiver.call.arg(0, 'pattern')
      : undefined;
    return pattern && filtered(call, pattern, call.arg(0, 'repl'), call.arg(1, 'string'), frame);
  },
} satisfies Record<string, Model>;

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
  // A template from elsewhere has a place for each.
  const isUnknown = piecesOf(call.receiver).some((piece) => typeof piece !== 'string');
  return formatted(isUnknown ? [...pieces, ...named.values()] : pieces);
}
