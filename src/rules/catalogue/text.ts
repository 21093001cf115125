import { matchesName } from '../engine/names/patterns.ts';
import type { CallInfo, Value } from '../engine/types.ts';
import { piecesOf } from '../engine/values/shape.ts';
import { textOf } from '../engine/values/value.ts';
import type { SinkHit } from '../rule.ts';

/** The calls that made a value, the latest first: `x.strip().replace(...)` is `replace`, `strip`. */
export function callsBefore(value: Value | undefined, most = 30): readonly CallInfo[] {
  const calls: CallInfo[] = [];
  for (let at = value; at?.call && calls.length < most;) {
    const { call } = at;
    if (calls.includes(call)) break;
    calls.push(call);
    const next: Value | undefined = call.receiver?.taints.length
      ? call.receiver
      : call.positional.find(({ taints }) => taints.length > 0);
    at = next;
  }
  return calls;
}

/** What `replace` and `translate` have taken out of a text, or changed, on its way: single characters and longer texts. */
export function replacedIn(value: Value): ReadonlySet<string> {
  const replaced = new Set<string>();
  for (const { method, positional } of callsBefore(value)) {
    const [first] = positional;
    if (method === 'replace') {
      const text = textOf(first);
      // A table of replacements, not a text that someone gives.
      if (text !== undefined || first?.taints.length === 0) replaced.add(text ?? '?');
    }
    if (method === 'translate') replaced.add('?');
    if (method === 'sub')
      for (const each of /^\[([^\]^\\]+)\][+*]?$/.exec(textOf(first) ?? '')?.[1] ?? '') replaced.add(each);
  }
  return replaced;
}

/** Whether each untrusted piece went through replacements of all these; of a replacement of something unknown, anything. */
export function replacesAll({ value, isTainted }: SinkHit, texts: readonly string[]): boolean {
  const tainted = piecesOf(value).filter(
    (piece): piece is Value => typeof piece !== 'string' && isTainted(piece),
  );
  return (
    tainted.length > 0 &&
    tainted.every((piece) => {
      const replaced = replacedIn(piece);
      return texts.every((text) => replaced.has(text) || (replaced.has('?') && replaced.has('\\')));
    })
  );
}

const transparent =
  /^(get|getlist|get_json|get_data|get_argument|getvalue|getfirst|pop|str|unicode|decode|encode|l?strip|rstrip|lower|upper|title|capitalize|replace|removeprefix|removesuffix|format|join|sub|unquote|unquote_plus|quote|parse_qs|parse_qsl|split|partition|rpartition|normalize|as_json|Markup|dict|url(un)?(parse|split)|geturl|_replace|urljoin|json|form|urlencode|query_params|list|groups?|groupdict|match|search|fullmatch|splitlines|expandtabs|first|cast|fspath|to_(text|bytes|native|str|unicode)|(as|safe)_(unicode|text|str)|(force|smart)_(text|str|bytes))$/;

/** Whether data is what came, letter for letter or nearly, and not what a function has made or found with it. */
export const isAsItCame = (value: Value): boolean =>
  value.kind !== 'dict' &&
  value.kind !== 'list' &&
  callsBefore(value).every(
    ({ method, names }) => transparent.test(method) || matchesName(names, 'file.read', 'open', 'traceback.*'),
  );

/** Whether one of the untrusted pieces of a text is what came. */
export const hasPieceAsItCame = ({ value, isTainted }: SinkHit): boolean =>
  piecesOf(value).some((piece) => typeof piece !== 'string' && isTainted(piece) && isAsItCame(piece));

/** What an object holds, beside what others gave; its author has escaped that, and nothing that an object holds. */
export const isOwnBesideOthers = ({ taints, value }: SinkHit): boolean => {
  const escaped = value.taints.filter(({ source }) => taints.every((taint) => taint.source !== source));
  return (
    taints.every(({ label }) => label === 'field') &&
    escaped.some(({ label }) => label === 'parameter' || label === 'remote') &&
    escaped.every(({ label }) => label !== 'field')
  );
};

/** The number or key of something given, that a program or a database chose for it: `user.id`, `str(article.pk)`, `provider.slug`. */
export const isKey = (piece: Value): boolean => {
  const { names } = piece.call?.names.includes('str') ? (piece.call.positional[0] ?? piece) : piece;
  return (
    names.some((name) => /\.(\w+_)?(id|pk|uuid|slug)$/.test(name)) &&
    piece.taints.every(({ label }) => label === 'parameter')
  );
};
